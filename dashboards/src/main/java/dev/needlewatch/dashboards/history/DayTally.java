package dev.needlewatch.dashboards.history;

import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import java.time.LocalDate;

/**
 * What a day was like.
 *
 * @param day in the time zone asked for
 * @param sessions opened that day and over by now
 * @param alarms raised that day
 */
public record DayTally(LocalDate day, long sessions, AlarmCounts alarms) {}
