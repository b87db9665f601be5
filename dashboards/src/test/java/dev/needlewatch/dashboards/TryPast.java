package dev.needlewatch.dashboards;

import dev.needlewatch.dashboards.history.EmbeddedQuestDb;
import dev.needlewatch.dashboards.history.PastClinic;
import dev.needlewatch.dashboards.history.PastLine;
import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A year of two clinics to try the history pages on, with one hour-long session second by second.
 */
public final class TryPast {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<String> AREAS =
            List.of("forehead", "cheek", "cheek", "nose", "upper-lip", "chin", "neck");

    private final EmbeddedQuestDb store;
    private final Random random = new Random(7);

    public TryPast(EmbeddedQuestDb store) {
        this.store = store;
    }

    /**
     * Writes all of it.
     *
     * @param now when it ends, ms since the Unix epoch
     */
    public void write(long now) throws IOException, InterruptedException {
        long today = now - Math.floorMod(now, DAY);
        PastClinic lyon = new PastClinic("lyon", 1);
        PastClinic basel = new PastClinic("basel", 2);
        for (int day = 365; day > 0; day--) {
            lyon.day(today - day * DAY, 5 + (365 - day) / 90);
            basel.day(today - day * DAY, 3);
        }
        store.write(lyon.take());
        store.write(basel.take());
        store.write(hour("s-4699", now - 10_800_000));
        store.write(row("s-4699", now - 10_800_000));
        store.write(alarms("s-4699", now - 10_800_000));
        store.write(readings("s-4711", "pen-3", now - 900_000, 890));
        store.write(counters(now));
    }

    /** An hour with two pens, the second of them for ten minutes. */
    private String hour(String session, long from) {
        return readings(session, "pen-3", from, 3_600)
                + readings(session, "pen-5", from + 1_500_000, 600);
    }

    private String readings(String session, String pen, long from, int seconds) {
        StringBuilder lines = new StringBuilder();
        int each = seconds / AREAS.size() + 1;
        for (int i = 0; i < seconds; i++) {
            if (i % each < 25 && i > each) {
                continue; // between two areas the pen rests
            }
            reading(lines, session, pen, AREAS.get(i / each), from + i * 1_000L, i);
            if (i % each == each - 1 && i / each % 2 == 1) {
                reading(lines, session, pen, AREAS.get(i / each + 1), from + i * 1_000L, i);
            }
        }
        return lines.toString();
    }

    private void reading(
            StringBuilder lines, String session, String pen, String area, long at, int i) {
        AreaLimits.Column limits = LimitsTable.DEFAULTS.area(area).rejuvenation();
        double set = Math.round(limits.warnMm() * 0.85 * 20) / 20.0;
        boolean over = i % 1_300 > 1_290;
        double depth = (over ? limits.maxMm() + 0.08 : set) + random.nextGaussian() * 0.025;
        boolean lifted = i % 47 < 4;
        lines.append(
                PastLine.of("reading_1s")
                        .tag("clinic", "lyon")
                        .tag("pen", pen)
                        .tag("area", area)
                        .tag("zone", i / 257 % 2 == 0 ? "left" : "right")
                        .tag("treatment", "medical")
                        .decimal("depth_min", depth - 0.1)
                        .decimal("depth_mean", depth - 0.05)
                        .decimal("depth_max", depth)
                        .decimal("set_depth", set)
                        .decimal("limit", limits.maxMm())
                        .decimal("warn", limits.warnMm())
                        .decimal("speed_mean", lifted ? 0 : 7_000 + random.nextGaussian() * 40)
                        .decimal("speed_min", 6_900)
                        .decimal("speed_max", 7_100)
                        .whole("passes", 1 + i % 514 / 130)
                        .whole("needling_ms", lifted ? 0 : 1_000)
                        .whole("samples", 10)
                        .text("session", session)
                        .at(at));
    }

    private String row(String session, long from) {
        return PastLine.of("session")
                .tag("clinic", "lyon")
                .tag("treatment", "medical")
                .tag("indication", "rejuvenation")
                .tag("outcome", "completed")
                .text("session", session)
                .text("therapist", "t-12")
                .text("pens", "pen-3,pen-5")
                .decimal("needling_s", 3_310)
                .decimal("duration_s", 3_612)
                .decimal("deepest", 1.61)
                .whole("passes", 19)
                .whole("alarms_high", 1)
                .whole("alarms_medium", 1)
                .whole("alarms_low", 1)
                .text("next_treatment_from", "2026-12-19")
                .at(from);
    }

    private String alarms(String session, long from) {
        return alarm(session, "DEPTH_ABOVE_LIMIT", "high", from + 1_291_000)
                + alarm(session, "PASSES_NEAR_LIMIT", "low", from + 2_000_000)
                + alarm(session, "DEPTH_NOT_REDUCED", "medium", from + 2_075_000);
    }

    private String alarm(String session, String code, String priority, long at) {
        StringBuilder lines = new StringBuilder();
        for (String event : List.of("raised", "acknowledged", "ended")) {
            PastLine line =
                    PastLine.of("alarm")
                            .tag("clinic", "lyon")
                            .tag("code", code)
                            .tag("kind", "safety")
                            .tag("priority", priority)
                            .tag("area", "cheek")
                            .tag("event", event)
                            .text("id", "a-" + code)
                            .text("session", session)
                            .text("pen", "pen-3")
                            .text("therapist", "t-12")
                            .decimal("value", 1.61)
                            .decimal("limit", 1.5)
                            .text("message", "Depth 1.61 mm is above 1.50 mm for cheek");
            if (event.equals("acknowledged")) {
                line.text("by", "t-12").whole("ack_ms", 6_400);
            }
            int later = event.equals("raised") ? 0 : event.equals("ended") ? 14_000 : 6_400;
            lines.append(line.at(at + later));
        }
        return lines.toString();
    }

    private static String counters(long now) {
        StringBuilder lines = new StringBuilder();
        for (String job : List.of("safety", "record")) {
            for (String counter : List.of("received", "accepted", "duplicate", "rejected")) {
                lines.append(
                        PastLine.of("pipeline")
                                .tag("job", job)
                                .tag("counter", counter)
                                .decimal("value", counter.endsWith("ed") ? 120_431 : 12)
                                .at(now - 10_000));
            }
        }
        return lines.toString();
    }
}
