package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import org.jspecify.annotations.Nullable;

/**
 * An alarm condition as a rule found it.
 *
 * @param latches whether its signal stays until acknowledged
 * @param place the area and zone; {@link Place#NONE} for a condition of no area
 * @param by the first offending message
 * @param since the pen's time of it, ms
 * @param value how bad it is, in {@code unit}; null if there is no number to show
 * @param limit what the value is held against, in {@code unit}; null if there is none
 * @param unit null if there is no number
 * @param reason what bound the limit; null if no limit did
 * @param message one sentence for a person
 */
public record Condition(
        AlarmCode code,
        Priority priority,
        boolean latches,
        Place place,
        AlarmId.Origin by,
        long since,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String unit,
        @Nullable LimitReason reason,
        String message) {}
