package dev.needlewatch.dashboards.history;

import org.jspecify.annotations.Nullable;

/** The past that {@link HistoryContract} asks about. */
final class ContractPast {
    /** 2026-11-24T00:00:00Z. */
    static final long NOW = 1_795_478_400_000L;

    static final long DAY = 86_400_000L;

    private final StringBuilder lines = new StringBuilder();

    private ContractPast() {}

    static String lines() {
        ContractPast past = new ContractPast();
        past.sessions();
        past.open();
        past.readings();
        past.alarms();
        past.devices();
        return past.lines.toString();
    }

    private void sessions() {
        session("lyon", "s-old", "medical", "t-12", NOW - 200 * DAY);
        session("lyon", "s-open", "medical", "t-12", NOW - 220 * DAY);
        session("lyon", "s-1", "medical", "t-12", NOW - 3 * DAY);
        session("lyon", "s-2", "cosmetic", "t-13", NOW - DAY - 20_700_000);
        session("basel", "s-9", "medical", "t-1", NOW - 7_200_000);
    }

    private void session(
            String clinic, String session, String treatment, String therapist, long at) {
        boolean medical = treatment.equals("medical");
        lines.append(
                PastLine.of("session")
                        .tag("clinic", clinic)
                        .tag("treatment", treatment)
                        .tag("indication", medical ? "scar" : null)
                        .tag("outcome", "completed")
                        .text("session", session)
                        .text("client", "c-77")
                        .text("therapist", therapist)
                        .text("pens", "pen-4,pen-3")
                        .decimal("needling_s", 1_200.25)
                        .decimal("duration_s", 1_800.5)
                        .decimal("deepest", 0.93)
                        .whole("passes", 12)
                        .whole("alarms_high", 1)
                        .whole("alarms_medium", 1)
                        .whole("alarms_low", 2)
                        .text("next_treatment_from", medical ? "2026-12-12" : null)
                        .at(at));
    }

    /** One is open now, one has ended since, and one was forgotten by all. */
    private void open() {
        begun("lyon", "s-open", NOW - 600_000, 119);
        begun("basel", "s-9", NOW - 7_200_000, 60);
        begun("nice", "s-lost", NOW - 5 * 3_600_000, 60);
    }

    private void begun(String clinic, String session, long at, double duration) {
        lines.append(
                PastLine.of("session_open")
                        .tag("clinic", clinic)
                        .tag("treatment", "medical")
                        .tag("indication", "striae")
                        .text("session", session)
                        .text("client", "c-78")
                        .text("therapist", "t-14")
                        .text("pens", "pen-5,pen-3")
                        .decimal("needling_s", 118.5)
                        .decimal("duration_s", duration)
                        .decimal("deepest", 0.8)
                        .whole("passes", 3)
                        .whole("alarms_high", 0)
                        .whole("alarms_medium", 1)
                        .whole("alarms_low", 0)
                        .at(at));
    }

    private void readings() {
        for (int i = 0; i < 60; i++) {
            reading("lyon", "s-old", "pen-3", "cheek", NOW - 200 * DAY + i * 1_000, 1_000);
            reading("lyon", "s-open", "pen-3", "cheek", NOW - 600_000 + i * 1_000, 1_000);
            reading("lyon", "s-open", "pen-5", "neck", NOW - 540_000 + i * 1_000, 975);
            reading("basel", "s-9", "pen-1", "cheek", NOW - 7_200_000 + i * 1_000, 1_000);
            reading("nice", null, "pen-1", "unknown", NOW - 700_000 + i * 1_000, 1_000);
        }
        // the second in which the area changes has two points
        reading("lyon", "s-old", "pen-3", "neck", NOW - 200 * DAY + 59_000, 0);
        reading("lyon", "s-open", "pen-5", "chin", NOW - 481_000, 0);
        reading("lyon", "s-open", "pen-3", "chin", NOW - 500_000, 0);
    }

    private void reading(
            String clinic,
            @Nullable String session,
            String pen,
            String area,
            long at,
            long needlingMs) {
        lines.append(
                PastLine.of("reading_1s")
                        .tag("clinic", clinic)
                        .tag("pen", pen)
                        .tag("area", area)
                        .tag("zone", "left")
                        .tag("treatment", "medical")
                        .decimal("depth_min", 0.7)
                        .decimal("depth_mean", 0.75)
                        .decimal("depth_max", needlingMs > 0 ? 0.8 : 2.5)
                        .decimal("set_depth", 0.75)
                        .decimal("limit", 1.5)
                        .decimal("warn", 1.1)
                        .decimal("speed_mean", 7_000)
                        .decimal("speed_min", 6_900)
                        .decimal("speed_max", 7_100)
                        .whole("passes", 1)
                        .whole("needling_ms", needlingMs)
                        .whole("samples", 10)
                        .text("session", session)
                        .at(at));
    }

    private void alarms() {
        long at = NOW - 3 * DAY + 60_000;
        String[] deep = {"a-1", "lyon", "DEPTH_ABOVE_LIMIT", "high", "cheek", "pen-3", "t-12"};
        alarm(deep, "raised", at, "s-1", PastLine.of("alarm").decimal("value", 1.62));
        alarm(deep, "updated", at + 1_000, "s-1", PastLine.of("alarm").decimal("value", 1.9));
        alarm(deep, "escalated", at + 2_000, "s-1", PastLine.of("alarm").decimal("value", 1.9));
        PastLine acknowledged =
                PastLine.of("alarm").decimal("value", 1.9).text("by", "t-12").whole("ack_ms", 6400);
        alarm(deep, "acknowledged", at + 6_400, "s-1", acknowledged);
        alarm(deep, "ended", at + 15_000, "s-1", PastLine.of("alarm").decimal("value", 1.9));
        String[] passes = {"a-2", "lyon", "PASSES_ABOVE_LIMIT", "medium", "neck", "pen-4", "t-13"};
        alarm(passes, "raised", at + 60_000, "s-2", PastLine.of("alarm"));
        alarm(
                passes,
                "acknowledged",
                at + 91_999,
                "s-2",
                PastLine.of("alarm").text("by", "t-13").whole("ack_ms", 31_999));
        String[] battery = {"a-3", "lyon", "BATTERY_LOW", "low", null, "pen-7", "t-13"};
        alarm(battery, "raised", at + 120_000, null, PastLine.of("alarm"));
        battery[3] = "medium";
        alarm(battery, "ended", at + 180_000, null, PastLine.of("alarm"));
        String[] basel = {"a-4", "basel", "DEPTH_ABOVE_LIMIT", "high", "cheek", "pen-3", "t-1"};
        alarm(basel, "raised", NOW - 7_000_000, "s-9", PastLine.of("alarm"));
        alarm(
                basel,
                "acknowledged",
                NOW - 6_980_000,
                "s-9",
                PastLine.of("alarm").text("by", "t-1").whole("ack_ms", 20_000));
        String[] open = {"a-5", "lyon", "NO_SESSION", "medium", null, "pen-3", null};
        alarm(open, "raised", NOW - 590_000, "s-open", PastLine.of("alarm"));
    }

    private void alarm(String[] what, String event, long at, @Nullable String session, PastLine l) {
        lines.append(
                l.tag("clinic", what[1])
                        .tag("code", what[2])
                        .tag("kind", "safety")
                        .tag("priority", what[3])
                        .tag("area", what[4])
                        .tag("event", event)
                        .text("id", what[0])
                        .text("session", session)
                        .text("pen", what[5])
                        .text("therapist", what[6])
                        .decimal("limit", 1.5)
                        .text("presence", "on")
                        .text("message", "it's \"too\" deep \\ 1")
                        .at(at));
    }

    private void devices() {
        lines.append(status("lyon", "pen-3", "np-2").text("state", "online").at(NOW - DAY));
        lines.append(
                status("lyon", "pen-3", "np-2")
                        .text("state", "online")
                        .decimal("battery", 81)
                        .text("firmware", "2.4.1")
                        .text("cartridge", "k-9")
                        .whole("lost", 3)
                        .whole("late", 2)
                        .whole("duplicate", 1)
                        .whole("rejected", 0)
                        .whole("skew_ms", -120)
                        .at(NOW - 60_000));
        // a Will knows neither model nor battery
        lines.append(status("lyon", "pen-3", null).text("state", "offline").at(NOW - 5_000));
        lines.append(status("lyon", "pen-4", "np-1").text("state", "online").at(NOW - DAY));
        lines.append(status("nice", "pen-1", "np-1").text("state", "online").at(NOW - DAY));
        lines.append(counter("record", "accepted", 1_000, NOW - 11_000));
        lines.append(counter("record", "accepted", 1_200, NOW - 1_000));
        lines.append(counter("record", "rejected", 3, NOW - 11_000));
        lines.append(counter("safety", "received", 1_203, NOW - 1_000));
    }

    private static PastLine status(String clinic, String pen, @Nullable String model) {
        return PastLine.of("pen_status").tag("clinic", clinic).tag("pen", pen).tag("model", model);
    }

    private static String counter(String job, String counter, double value, long at) {
        return PastLine.of("pipeline")
                .tag("job", job)
                .tag("counter", counter)
                .decimal("value", value)
                .at(at);
    }
}
