package dev.needlewatch.dashboards;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.PassCount;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.ArrayList;
import java.util.List;

/** What {@link TryBoard} plays. */
enum Scene {
    EMPTY,
    CALM,
    HIGH,
    MANY,
    LOST;

    private static final long STARTED = System.currentTimeMillis();

    boolean watched() {
        return this != LOST;
    }

    List<SessionSnapshot> sessions(long now) {
        List<SessionSnapshot> sessions = new ArrayList<>();
        if (this == EMPTY) {
            return sessions;
        }
        double sway = 0.04 * Math.sin(now / 900.0);
        double cheek = this == HIGH || this == MANY ? 1.62 : 0.82;
        sessions.add(
                new Look("lyon", "s-4711", "pen-3", "cheek", "left", cheek + sway, 1.5, 1.0, 2, 4)
                        .at(now, 754, Treatment.MEDICAL, Indication.REJUVENATION));
        sessions.add(
                new Look(
                                "basel",
                                "s-902",
                                "pen-1",
                                "forehead",
                                "right",
                                0.16 + sway / 4,
                                0.2,
                                null,
                                1,
                                3)
                        .at(now, 1260, Treatment.COSMETIC, null));
        if (this == HIGH || this == MANY) {
            sessions.add(
                    new Look(
                                    "lyon",
                                    "s-4712",
                                    "pen-7",
                                    "chin",
                                    null,
                                    1.12 + sway / 3,
                                    1.5,
                                    1.0,
                                    3,
                                    5)
                            .at(now, 310, Treatment.MEDICAL, Indication.SCAR));
        }
        if (this == MANY) {
            sessions.add(
                    new Look("basel", "s-904", "pen-5", "nose", null, 1.1, 0.75, 0.5, 0, 4)
                            .inTheAir()
                            .at(now, 95, Treatment.MEDICAL, Indication.REJUVENATION));
            sessions.add(
                    new Look("lyon", "s-4713", "pen-2", "upper-lip", null, 0.44, 0.75, 0.5, 4, 3)
                            .at(now, 2110, Treatment.MEDICAL, Indication.REJUVENATION));
            sessions.add(
                    new Look("basel", "s-903", "pen-4", "abdomen", "zone-2", 1.71, 2.0, 1.5, 2, 6)
                            .at(STARTED - 14_000, 560, Treatment.MEDICAL, Indication.STRIAE));
        }
        return sessions;
    }

    List<Alarm> alarms(long now) {
        List<Alarm> alarms = new ArrayList<>();
        if (this == HIGH || this == MANY) {
            alarms.add(
                    new Raised(
                                    "a-1",
                                    "lyon",
                                    "s-4711",
                                    AlarmCode.DEPTH_ABOVE_LIMIT,
                                    Priority.HIGH,
                                    Presence.ON,
                                    "Depth 1.66 mm is above 1.50 mm for cheek (medical,"
                                            + " rejuvenation)",
                                    now - 7_000)
                            .alarm());
        }
        if (this == HIGH) {
            alarms.add(
                    new Raised(
                                    "a-2",
                                    "lyon",
                                    "s-4712",
                                    AlarmCode.DEPTH_ABOVE_WARNING,
                                    Priority.LOW,
                                    Presence.ON,
                                    "Depth 1.12 mm is above the warning of 1.00 mm for chin"
                                            + " (medical, scar)",
                                    now - 31_000)
                            .alarm());
        }
        if (this == MANY) {
            alarms.add(
                    new Raised(
                                    "a-3",
                                    "lyon",
                                    "s-4712",
                                    AlarmCode.CARTRIDGE_REUSED,
                                    Priority.HIGH,
                                    Presence.LATCHED,
                                    "Cartridge k-220 was used before, in session s-4699",
                                    now - 95_000)
                            .alarm());
            alarms.add(
                    new Raised(
                                    "a-4",
                                    "lyon",
                                    "s-4713",
                                    AlarmCode.PASSES_ABOVE_LIMIT,
                                    Priority.MEDIUM,
                                    Presence.ON,
                                    "4 passes over upper lip are above 3 (medical, rejuvenation)",
                                    now - 42_000)
                            .alarm());
            alarms.add(
                    new Raised(
                                    "a-5",
                                    "basel",
                                    "s-903",
                                    AlarmCode.PEN_SILENT,
                                    Priority.MEDIUM,
                                    Presence.ON,
                                    "pen-4 has been silent for 14 s during session s-903",
                                    now - 9_000)
                            .alarm());
            alarms.add(
                    new Raised(
                                    "a-6",
                                    "basel",
                                    "s-902",
                                    AlarmCode.BATTERY_LOW,
                                    Priority.LOW,
                                    Presence.ON,
                                    "Battery of pen-1 is at 18 %",
                                    now - 600_000)
                            .alarm());
            alarms.add(
                    acknowledged(
                            new Raised(
                                            "a-7",
                                            "lyon",
                                            "s-4713",
                                            AlarmCode.TEST_AREA_MISSING,
                                            Priority.MEDIUM,
                                            Presence.ON,
                                            "Needling before a test area was recorded",
                                            now - 1_900_000)
                                    .alarm(),
                            "t-7",
                            now - 1_800_000));
            alarms.add(
                    new Raised(
                                    "a-8",
                                    "lyon",
                                    "s-4711",
                                    AlarmCode.SESSION_TIME,
                                    Priority.INFO,
                                    Presence.ON,
                                    "The session has been open for 45 minutes",
                                    now - 120_000)
                            .alarm());
        }
        return alarms;
    }

    static Alarm acknowledged(Alarm a, String by, long now) {
        return new Alarm(
                a.id(),
                a.clinic(),
                a.session(),
                a.pen(),
                a.code(),
                a.kind(),
                a.priority(),
                a.presence() == Presence.LATCHED ? Presence.OFF : Presence.ACK,
                AlarmEvent.ACKNOWLEDGED,
                a.area(),
                a.zone(),
                a.value(),
                a.limit(),
                a.unit(),
                a.reason(),
                a.since(),
                Math.max(a.raisedAt(), STARTED - 1_900_000),
                now,
                by,
                a.limitsVersion(),
                a.therapist(),
                a.escalation(),
                a.message());
    }

    /** An alarm just raised. */
    private record Raised(
            String id,
            String clinic,
            String session,
            AlarmCode code,
            Priority priority,
            Presence presence,
            String message,
            long at) {
        Alarm alarm() {
            return new Alarm(
                    id,
                    clinic,
                    session,
                    null,
                    code,
                    code.kind(),
                    priority,
                    presence,
                    AlarmEvent.RAISED,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    at,
                    at,
                    at,
                    null,
                    "default-1",
                    "t-12",
                    null,
                    message);
        }
    }

    /** How one session looks. */
    private record Look(
            String clinic,
            String session,
            String pen,
            String area,
            String zone,
            double depth,
            double limit,
            Double warn,
            int passes,
            int most,
            boolean contact) {
        Look(
                String clinic,
                String session,
                String pen,
                String area,
                String zone,
                double depth,
                double limit,
                Double warn,
                int passes,
                int most) {
            this(clinic, session, pen, area, zone, depth, limit, warn, passes, most, true);
        }

        /** The pen is held in the air. */
        Look inTheAir() {
            return new Look(
                    clinic, session, pen, area, zone, depth, limit, warn, passes, most, false);
        }

        SessionSnapshot at(long now, int seconds, Treatment treatment, Indication indication) {
            return new SessionSnapshot(
                    session,
                    clinic,
                    SessionState.OPEN,
                    treatment,
                    indication,
                    "c-9",
                    "t-12",
                    List.of(pen),
                    STARTED - seconds * 1000L,
                    now,
                    seconds * 420L + Math.max(0, now - STARTED),
                    area,
                    zone,
                    depth,
                    limit,
                    warn,
                    7_010.0,
                    contact,
                    List.of(new PassCount(area, zone, passes, most, depth)),
                    Phase.NEEDLE,
                    null,
                    List.of());
        }
    }
}
