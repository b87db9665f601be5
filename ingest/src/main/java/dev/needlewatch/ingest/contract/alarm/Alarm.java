package dev.needlewatch.ingest.contract.alarm;

import org.jspecify.annotations.Nullable;

/**
 * An alarm as it stands after a change; the payload of {@code alarms/{id}} and {@code
 * alarm-events}.
 *
 * @param event what happened with this message
 * @param value the worst value since it was raised, in {@code unit}
 * @param limit what the value was held against, in {@code unit}
 * @param unit {@code mm}, {@code passes}, ...; null where there is no value
 * @param since the pen's time of the first offending reading, ms since the Unix epoch
 * @param raisedAt wall time it was raised, ms since the Unix epoch
 * @param changedAt wall time of this change, ms since the Unix epoch
 * @param limitsVersion the limits it was judged by, {@code default-1} unless the clinic has its own
 * @param escalation 1 or 2 once nobody acknowledged it for so long; null before
 * @param message one sentence for a person
 */
public record Alarm(
        String id,
        String clinic,
        @Nullable String session,
        @Nullable String pen,
        AlarmCode code,
        AlarmKind kind,
        Priority priority,
        Presence presence,
        AlarmEvent event,
        @Nullable String area,
        @Nullable String zone,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String unit,
        @Nullable LimitReason reason,
        long since,
        long raisedAt,
        long changedAt,
        @Nullable String acknowledgedBy,
        String limitsVersion,
        @Nullable String therapist,
        @Nullable Integer escalation,
        String message) {}
