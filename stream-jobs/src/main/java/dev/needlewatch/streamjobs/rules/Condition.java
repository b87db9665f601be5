package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import org.jspecify.annotations.Nullable;

/**
 * An alarm condition as a rule found it.
 *
 * @param latches whether its signal stays until acknowledged
 * @param place the area and zone
 * @param by the first offending message
 * @param since the pen's time of it, ms
 * @param value how bad it is, in {@code unit}
 * @param limit what the value is held against, in {@code unit}
 * @param message one sentence for a person
 */
record Condition(
        AlarmCode code,
        Priority priority,
        boolean latches,
        ZoneTrack place,
        AlarmId.Origin by,
        long since,
        double value,
        double limit,
        String unit,
        @Nullable LimitReason reason,
        String message) {}
