package dev.needlewatch.dashboards.code;

/**
 * Half an hour of a clinic as the record job would have written it: a session of two pens that goes
 * beyond a limit, its alarms told, escalated, acknowledged and ended, a pen that dies, errors.
 */
final class RecordedClinic {
    static final int SECONDS = 1_800;

    private final StringBuilder lines = new StringBuilder();
    private final String clinic;
    private final String session;
    private final long from;

    private RecordedClinic(String clinic, String session, long from) {
        this.clinic = clinic;
        this.session = session;
        this.from = from;
    }

    /**
     * Its line protocol.
     *
     * @param from when the session was opened, ms
     */
    static String lines(String clinic, String session, long from) {
        RecordedClinic recorded = new RecordedClinic(clinic, session, from);
        for (int second = 0; second < SECONDS; second++) {
            recorded.reading("pen-3", second, second % 600 < 590 ? 1_000 : 0);
            if (second < SECONDS / 3) {
                recorded.reading("pen-4", second, 900);
            }
        }
        recorded.alarms();
        recorded.opened();
        recorded.closed();
        recorded.devices();
        recorded.books("needlewatch-safety");
        recorded.books("needlewatch-record");
        return recorded.lines.toString();
    }

    private void reading(String pen, int second, long needlingMs) {
        boolean cheek = second < SECONDS / 2;
        double set = cheek ? 0.75 : 0.5;
        double depth = second > 1_200 && second < 1_230 ? 0.93 : set + second % 5 * 0.01;
        lines.append(
                StoredPoint.of("reading_1s")
                        .tag("clinic", clinic)
                        .tag("pen", pen)
                        .tag("area", cheek ? "cheek" : "forehead")
                        .tag("zone", "left")
                        .tag("treatment", "medical")
                        .decimal("depth_min", depth - 0.1)
                        .decimal("depth_mean", depth - 0.05)
                        .decimal("depth_max", depth)
                        .decimal("set_depth", set)
                        .decimal("limit", cheek ? 1.5 : 0.75)
                        .decimal("warn", cheek ? 1.0 : 0.5)
                        .decimal("speed_mean", 7_000)
                        .decimal("speed_min", 6_900)
                        .decimal("speed_max", 7_100)
                        .whole("passes", 1 + second % 900 / 300)
                        .whole("needling_ms", needlingMs)
                        .whole("samples", 10)
                        .text("session", session)
                        .at(from + second * 1_000L));
    }

    private void alarms() {
        for (String event : new String[] {"raised", "updated", "escalated", "acknowledged"}) {
            alarm("DEPTH_ABOVE_LIMIT", "safety", "high", event);
        }
        alarm("DEPTH_ABOVE_LIMIT", "safety", "high", "ended");
        alarm("TEST_AREA_MISSING", "procedure", "medium", "raised");
        alarm("PASSES_NEAR_LIMIT", "safety", "low", "raised");
        alarm("BATTERY_LOW", "technical", "low", "raised");
    }

    private void alarm(String code, String kind, String priority, String event) {
        StoredPoint point =
                StoredPoint.of("alarm")
                        .tag("clinic", clinic)
                        .tag("code", code)
                        .tag("kind", kind)
                        .tag("priority", priority)
                        .tag("area", "forehead")
                        .tag("event", event)
                        .text("id", "a-" + code)
                        .text("session", session)
                        .text("pen", "pen-3")
                        .text("therapist", "t-12")
                        .decimal("value", 0.93)
                        .decimal("limit", 0.75)
                        .text("reason", "area")
                        .text("presence", event.equals("acknowledged") ? "ack" : "on")
                        .text("message", "Depth 0.93 mm is above 0.75 mm for forehead");
        if (event.equals("acknowledged")) {
            point.text("by", "t-12").whole("ack_ms", 6_400);
        }
        lines.append(point.at(from + 1_201_000L));
    }

    /** While it was open it had a row of its own, at the same time. */
    private void opened() {
        lines.append(
                StoredPoint.of("session_open")
                        .tag("clinic", clinic)
                        .tag("treatment", "medical")
                        .tag("indication", "rejuvenation")
                        .text("session", session)
                        .decimal("duration_s", SECONDS - 4)
                        .whole("passes", 12)
                        .at(from));
    }

    private void closed() {
        lines.append(
                StoredPoint.of("session")
                        .tag("clinic", clinic)
                        .tag("treatment", "medical")
                        .tag("indication", "rejuvenation")
                        .tag("outcome", "completed")
                        .text("session", session)
                        .text("client", "c-77")
                        .text("therapist", "t-12")
                        .text("pens", "pen-3,pen-4")
                        .decimal("needling_s", 2_310)
                        .decimal("duration_s", SECONDS)
                        .decimal("deepest", 0.93)
                        .whole("passes", 12)
                        .whole("alarms_high", 1)
                        .whole("alarms_medium", 1)
                        .whole("alarms_low", 2)
                        .text("next_treatment_from", "2026-12-15")
                        .at(from));
    }

    private void devices() {
        for (String pen : new String[] {"pen-3", "pen-4"}) {
            for (int minute = 0; minute < 30; minute += 5) {
                lines.append(
                        StoredPoint.of("pen_status")
                                .tag("clinic", clinic)
                                .tag("pen", pen)
                                .tag("model", "np-2")
                                .text("state", "online")
                                .decimal("battery", 90 - minute * 2)
                                .text("firmware", "2.4.1")
                                .text("cartridge", "k-9")
                                .whole("lost", 3 + minute)
                                .whole("late", 2 + minute)
                                .whole("duplicate", 1)
                                .whole("rejected", 1 + minute / 10)
                                .whole("skew_ms", minute * 40 - 700)
                                .at(from + minute * 60_000L));
            }
        }
        lines.append(
                StoredPoint.of("pen_status")
                        .tag("clinic", clinic)
                        .tag("pen", "pen-4")
                        .tag("model", "np-2")
                        .text("state", "offline")
                        .decimal("battery", 40)
                        .at(from + 1_700_000));
        for (int seq = 0; seq < 12; seq++) {
            lines.append(
                    StoredPoint.of("device_log")
                            .tag("clinic", clinic)
                            .tag("level", seq % 2 == 0 ? "ERROR" : "INFO")
                            .tag("template", seq % 4 == 0 ? "t-03f" : "t-2a1")
                            .text("pen", "pen-3")
                            .text("message", "motor driver fault 0x" + seq)
                            .text("code", "E17")
                            .whole("boot", 7)
                            .whole("seq", 1_000 + seq)
                            .at(from + seq * 10_000L));
        }
    }

    /** Every ten seconds; whole seconds, so that clinics of one system write the same points. */
    private void books(String job) {
        for (int second = 0; second < SECONDS; second += 10) {
            long rejected = second / 100;
            count(job, "received", second * 20L, second);
            count(job, "accepted", second * 20L - second / 50 - rejected, second);
            count(job, "duplicate", second / 50, second);
            count(job, "rejected", rejected, second);
            count(job, "rejected_not_json", rejected, second);
            count(job, "late", second / 40, second);
        }
        count(job, "too_late", 0, 0);
    }

    private void count(String job, String counter, long value, int second) {
        lines.append(
                StoredPoint.of("pipeline")
                        .tag("job", job)
                        .tag("counter", counter)
                        .decimal("value", value)
                        .at(from + second * 1_000L));
    }
}
