package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import java.util.function.Consumer;

/**
 * Whose alarms may change now, and who is told.
 *
 * @param limitsVersion the limits in force
 * @param now wall time, ms since the Unix epoch
 * @param out takes every change of every alarm, in order
 */
public record Telling(Alarms alarms, String limitsVersion, long now, Consumer<Alarm> out) {}
