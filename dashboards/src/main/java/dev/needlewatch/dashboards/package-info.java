/** What people look at: the live board, the screens and the reports. */
@NullMarked
package dev.needlewatch.dashboards;

import org.jspecify.annotations.NullMarked;
