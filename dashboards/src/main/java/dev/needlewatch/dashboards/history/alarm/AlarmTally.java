package dev.needlewatch.dashboards.history.alarm;

import org.jspecify.annotations.Nullable;

/**
 * How many alarms were raised of one code, area, therapist or pen.
 *
 * @param name the code, area, therapist or pen; null for alarms that name none
 * @param sessions how many sessions a therapist had, so that one who works much is not taken for
 *     one who errs much; null where that was not asked
 */
public record AlarmTally(@Nullable String name, AlarmCounts alarms, @Nullable Long sessions) {}
