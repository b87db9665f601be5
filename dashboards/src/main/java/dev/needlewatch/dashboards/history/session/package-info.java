/** Sessions as they were recorded, and one of them as a picture. */
@NullMarked
package dev.needlewatch.dashboards.history.session;

import org.jspecify.annotations.NullMarked;
