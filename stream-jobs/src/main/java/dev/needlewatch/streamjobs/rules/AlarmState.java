package dev.needlewatch.streamjobs.rules;

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
    public double value;
    public double limit;
    public String unit = "";
    public @Nullable LimitReason reason;
    public boolean latches;

    /** The pen's own time of the first offending reading, ms. */
    public long since;

    public long raisedAt;
    public long changedAt;
    public @Nullable String acknowledgedBy;
    public String limitsVersion = "";
    public @Nullable Integer escalation;
    public String message = "";

    /** A worse value is known that was not told yet. */
    public boolean untold;

    /** The contract's alarm as it stands now. */
    Alarm told(SessionState session, AlarmEvent event) {
        return new Alarm(
                id,
                session.clinic,
                session.bySession ? session.owner : null,
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
                session.therapist,
                escalation,
                message);
    }
}
