package dev.needlewatch.dashboards.history;

import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A clinic's past as the record job would have written it: sessions by day, fewer at week's ends,
 * their alarms and how they were answered, and the pens. Same seed, same lines.
 */
public final class PastClinic {
    private static final List<String> AREAS =
            List.of("cheek", "forehead", "chin", "upper-lip", "neck", "nose", "hand");
    private static final List<String> CODES =
            List.of(
                    "DEPTH_ABOVE_LIMIT high safety",
                    "DEPTH_ABOVE_WARNING low safety",
                    "DEPTH_ABOVE_WARNING low safety",
                    "DEPTH_ABOVE_WARNING low safety",
                    "PASSES_NEAR_LIMIT low safety",
                    "PASSES_NEAR_LIMIT low safety",
                    "PASSES_ABOVE_LIMIT medium safety",
                    "DEPTH_NOT_REDUCED medium safety",
                    "TEST_AREA_MISSING medium procedure",
                    "AREA_NOT_SET medium procedure",
                    "SESSION_TIME info procedure",
                    "BATTERY_LOW low technical",
                    "PEN_SILENT medium technical");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final StringBuilder lines = new StringBuilder();
    private final Random random;
    private final String clinic;
    private int number;

    public PastClinic(String clinic, long seed) {
        this.clinic = clinic;
        this.random = new Random(seed);
    }

    /** The lines so far; empties them. */
    public String take() {
        String taken = lines.toString();
        lines.setLength(0);
        return taken;
    }

    /** A day that begins at {@code from}, with its sessions and alarms. */
    public void day(long from, int sessions) {
        boolean weekend = Math.floorMod(Math.floorDiv(from, DAY) + 4, 7) % 6 == 0;
        int today = weekend ? sessions / 4 : sessions - 1 + random.nextInt(3);
        for (int i = 0; i < today; i++) {
            long opened = from + Duration.ofHours(7).toMillis() + i * 2_700_000L;
            session(opened + random.nextInt(900_000), random.nextInt(4) == 0);
        }
        for (int pen = 1; pen <= 4; pen++) {
            status(from + Duration.ofHours(7).toMillis() + pen * 60_000L, "pen-" + pen);
        }
    }

    /** A session's row with its alarms; seconds only if {@code traced}. */
    public void session(long opened, boolean cosmetic) {
        number++;
        String session = "s-" + (4_000 + number);
        int seconds = 1_200 + random.nextInt(1_500);
        String pen = "pen-" + (1 + random.nextInt(4));
        String therapist = "t-" + (11 + random.nextInt(5));
        int alarms = Math.max(0, random.nextInt(6) - 2);
        int high = 0;
        int medium = 0;
        int low = 0;
        for (int i = 0; i < alarms; i++) {
            String[] code = CODES.get(random.nextInt(CODES.size())).split(" ");
            high += code[1].equals("high") ? 1 : 0;
            medium += code[1].equals("medium") ? 1 : 0;
            low += code[1].equals("low") ? 1 : 0;
            long at = opened + 60_000 + random.nextInt(seconds * 1_000 - 60_000);
            alarm(new Case(session, pen, therapist), code, i, at);
        }
        PastLine row =
                PastLine.of("session")
                        .tag("clinic", clinic)
                        .tag("treatment", cosmetic ? "cosmetic" : "medical")
                        .tag("indication", cosmetic ? null : "rejuvenation")
                        .tag("outcome", random.nextInt(20) == 0 ? "aborted" : "completed")
                        .text("session", session)
                        .text("client", "c-" + random.nextInt(200))
                        .text("therapist", therapist)
                        .text("pens", pen)
                        .decimal("needling_s", seconds * 0.6)
                        .decimal("duration_s", seconds)
                        .decimal("deepest", cosmetic ? 0.18 : 0.6 + random.nextInt(90) / 100.0)
                        .whole("passes", 8 + random.nextInt(8))
                        .whole("alarms_high", high)
                        .whole("alarms_medium", medium)
                        .whole("alarms_low", low);
        lines.append(row.at(opened));
    }

    /** Who an alarm is about. */
    private record Case(String session, String pen, String therapist) {}

    private void alarm(Case whose, String[] code, int n, long at) {
        String area = AREAS.get(random.nextInt(AREAS.size()));
        AreaLimits.Column limits = LimitsTable.DEFAULTS.area(area).rejuvenation();
        boolean depth = code[0].startsWith("DEPTH_ABOVE");
        double limit = code[0].endsWith("WARNING") ? limits.warnMm() : limits.maxMm();
        double value = Math.round((limit + 0.06 + random.nextInt(25) / 100.0) * 100) / 100.0;
        String id = "a-" + clinic + "-" + number + "-" + n;
        long ackMs = 1_500 + random.nextInt(code[1].equals("high") ? 9_000 : 50_000);
        boolean acknowledged = !code[1].equals("low") && random.nextInt(8) > 0;
        for (String event : List.of("raised", "acknowledged", "ended")) {
            if (event.equals("acknowledged") && !acknowledged) {
                continue;
            }
            PastLine line =
                    PastLine.of("alarm")
                            .tag("clinic", clinic)
                            .tag("code", code[0])
                            .tag("kind", code[2])
                            .tag("priority", code[1])
                            .tag("area", code[2].equals("technical") ? null : area)
                            .tag("event", event)
                            .text("id", id)
                            .text("session", whose.session())
                            .text("pen", whose.pen())
                            .text("therapist", whose.therapist())
                            .text("presence", presence(event))
                            .text("message", depth ? message(value, limit, area) : words(code[0]));
            if (depth) {
                line.decimal("value", value).decimal("limit", limit);
            }
            if (event.equals("acknowledged")) {
                line.text("by", whose.therapist()).whole("ack_ms", ackMs);
            }
            lines.append(line.at(at + later(event, ackMs)));
        }
    }

    private static long later(String event, long ackMs) {
        return switch (event) {
            case "raised" -> 0;
            case "acknowledged" -> ackMs;
            default -> ackMs + 4_000;
        };
    }

    private static String presence(String event) {
        return switch (event) {
            case "raised" -> "on";
            case "acknowledged" -> "ack";
            default -> "off";
        };
    }

    private static String message(double value, double limit, String area) {
        return "Depth %.2f mm is above %.2f mm for %s (medical, rejuvenation)"
                .formatted(value, limit, area);
    }

    private static String words(String code) {
        return code.charAt(0) + code.substring(1).toLowerCase().replace('_', ' ');
    }

    private void status(long at, String pen) {
        lines.append(
                PastLine.of("pen_status")
                        .tag("clinic", clinic)
                        .tag("pen", pen)
                        .tag("model", pen.equals("pen-4") ? "np-1" : "np-2")
                        .text("state", "online")
                        .decimal("battery", 20 + random.nextInt(80))
                        .text("firmware", "2.4.1")
                        .text("cartridge", "k-" + random.nextInt(900))
                        .whole("lost", random.nextInt(4))
                        .whole("late", random.nextInt(9))
                        .whole("duplicate", random.nextInt(9))
                        .whole("rejected", 0)
                        .whole("skew_ms", random.nextInt(900) - 300)
                        .at(at));
    }
}
