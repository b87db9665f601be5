/** What pens and jobs said of themselves. */
@NullMarked
package dev.needlewatch.dashboards.history.fleet;

import org.jspecify.annotations.NullMarked;
