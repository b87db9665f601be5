package dev.needlewatch.streamjobs.rules.watch;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;

/** Takes what a {@link Watch} has to say, in the order it happens. */
public interface WatchOutput {
    /** An alarm changed: what goes to {@code alarm-events} and {@code alarms/{id}}. */
    void alarm(Alarm alarm);

    /** A payload could not be used: what goes to {@code rejected}. */
    void rejected(String clinic, Rejection rejection);

    /** A clinic's own limits are in force: what goes to {@code limits/applied}. */
    default void applied(String clinic, LimitsApplied applied) {}

    /** A session closed, or was ended by silence; its last snapshot. */
    default void closed(SessionSnapshot last) {}
}
