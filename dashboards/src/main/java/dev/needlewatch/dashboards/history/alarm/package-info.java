/** Alarms as they were recorded: listed, counted, timed. */
@NullMarked
package dev.needlewatch.dashboards.history.alarm;

import org.jspecify.annotations.NullMarked;
