/** Reads past sessions and alarms from the time-series store. */
@NullMarked
package dev.needlewatch.dashboards.history;

import org.jspecify.annotations.NullMarked;
