package dev.needlewatch.dashboards;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.clinic.PassCount;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.List;

/** Plausible messages of the system. */
public final class Samples {
    private Samples() {}

    public static Monitoring beat(long at) {
        return new Monitoring(at, "default-1", 3, 10);
    }

    /** A medical session on the left cheek, as it stands at {@code at}. */
    public static SessionSnapshot session(
            String clinic, String session, SessionState state, long at) {
        return session(clinic, session, state, at, 0.82);
    }

    public static SessionSnapshot session(
            String clinic, String session, SessionState state, long at, double depthMm) {
        return session(clinic, session, state, at, depthMm, true);
    }

    public static SessionSnapshot session(
            String clinic,
            String session,
            SessionState state,
            long at,
            double depthMm,
            boolean contact) {
        return new SessionSnapshot(
                session,
                clinic,
                state,
                Treatment.MEDICAL,
                Indication.REJUVENATION,
                "c-secret",
                "t-12",
                List.of("pen-3"),
                at - 754_000,
                at,
                433_000,
                "cheek",
                "left",
                depthMm,
                1.5,
                1.0,
                7_010.0,
                contact,
                List.of(new PassCount("cheek", "left", 2, 4, 0.98)),
                Phase.NEEDLE,
                null,
                List.of());
    }

    public static Alarm alarm(
            String clinic, String id, Priority priority, Presence presence, long changedAt) {
        return new Alarm(
                id,
                clinic,
                "s-1",
                "pen-3",
                AlarmCode.DEPTH_ABOVE_LIMIT,
                AlarmCode.DEPTH_ABOVE_LIMIT.kind(),
                priority,
                presence,
                AlarmEvent.RAISED,
                "cheek",
                "left",
                1.62,
                1.5,
                "mm",
                null,
                changedAt,
                changedAt,
                changedAt,
                null,
                "default-1",
                "t-12",
                null,
                "Depth 1.62 mm is above 1.50 mm for cheek (medical, rejuvenation)");
    }
}
