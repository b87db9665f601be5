package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import org.jspecify.annotations.Nullable;

/** An alarm that is not off. State: public fields for the serializer. Times are wall time, ms. */
public final class AlarmState {
    public String id = "";
    public AlarmCode code = AlarmCode.DEPTH_ABOVE_LIMIT;
    public Priority priority = Priority.INFO;
    public Presence presence = Presence.ON;
    public @Nullable String pen;
    public @Nullable String area;
    public @Nullable String zone;
    public @Nullable Double value;
    public @Nullable Double limit;
    public @Nullable String unit;
    public @Nullable LimitReason reason;
    public boolean latches;

    /** The pen's own time of the first offending reading, ms. */
    public long since;

    public long raisedAt;
    public long changedAt;
    public @Nullable String acknowledgedBy;
    public String limitsVersion = "";
    public @Nullable Integer escalation;

    /** Wall time at which it escalates next if nobody acknowledges it. */
    public long escalatesAt = AlarmClock.NEVER;

    public String message = "";

    /** What happened when it was last told. */
    public AlarmEvent event = AlarmEvent.RAISED;

    /** A worse value is known that was not told yet. */
    public boolean untold;

    /** Takes a condition's numbers and words, and the limits it was judged by. */
    void measure(Condition condition, String version) {
        value = condition.value();
        limit = condition.limit();
        unit = condition.unit();
        reason = condition.reason();
        limitsVersion = version;
        message = condition.message();
    }

    /** The contract's alarm as it stands now. */
    Alarm told(Alarms owner) {
        return new Alarm(
                id,
                owner.clinic,
                owner.session,
                pen,
                code,
                code.kind(),
                priority,
                presence,
                event,
                area,
                zone,
                value,
                limit,
                unit,
                reason,
                since,
                raisedAt,
                changedAt,
                acknowledgedBy,
                limitsVersion,
                owner.therapist,
                escalation,
                message);
    }
}
