package dev.needlewatch.dashboards.history;

import org.jspecify.annotations.Nullable;

/** The past that {@link AlarmHistoryContract} asks about: alarms that did not end as most do. */
final class AlarmPast {
    static final long NOW = ContractPast.NOW;
    static final long DAY = ContractPast.DAY;

    /** When the sessions of three days ago began. */
    static final long FIRST = NOW - 3 * DAY;

    static final long SECOND = FIRST + 3_600_000;

    private final StringBuilder lines = new StringBuilder();

    private AlarmPast() {}

    static String lines() {
        AlarmPast past = new AlarmPast();
        past.latched();
        past.ofPens();
        past.standing();
        past.old();
        past.open();
        return past.lines.toString();
    }

    /** What an alarm is about, and the session and therapist that a change of it names. */
    private record About(
            String id,
            String code,
            String priority,
            @Nullable String area,
            String pen,
            @Nullable String session,
            @Nullable String therapist) {
        About in(@Nullable String other, @Nullable String who) {
            return new About(id, code, priority, area, pen, other, who);
        }

        About at(@Nullable String place) {
            return new About(id, code, priority, place, pen, session, therapist);
        }
    }

    /** One was acknowledged when its condition was gone, one was answered by nobody. */
    private void latched() {
        session("s-1", FIRST);
        About passes =
                new About("a-off", "PASSES_ABOVE_LIMIT", "high", "cheek", "pen-1", "s-1", "t-12");
        alarm(passes, "raised", "on", FIRST + 60_000);
        alarm(passes, "latched", "latched", FIRST + 90_000);
        acknowledged(passes, "off", FIRST + 100_000, 40_000);
        About missing =
                new About("a-late", "TEST_AREA_MISSING", "medium", null, "pen-1", "s-1", "t-12");
        alarm(missing, "raised", "on", FIRST + 120_000);
        alarm(missing, "updated", "on", FIRST + 130_000);
        alarm(missing, "escalated", "on", FIRST + 180_000);
        alarm(missing, "escalated", "on", FIRST + 420_000);
        alarm(missing, "ended", "off", FIRST + 500_000);
    }

    /** Changes of a pen's alarm name what the pen read last. */
    private void ofPens() {
        session("s-2", SECOND);
        About skew = new About("a-skew", "CLOCK_SKEW", "medium", "cheek", "pen-1", "s-1", "t-12");
        alarm(skew, "raised", "on", FIRST + 200_000);
        acknowledged(skew.in("s-2", "t-13").at("neck"), "ack", SECOND + 10_000, 3_410_000);
        alarm(skew.in(null, null).at(null), "ended", "off", SECOND + 20_000);
        About other = new About("a-other", "CLOCK_SKEW", "medium", "neck", "pen-1", "s-2", "t-13");
        alarm(other, "raised", "on", SECOND + 60_000);
        alarm(other, "ended", "off", SECOND + 70_000);
    }

    /** A battery was empty for twenty days, and one is. */
    private void standing() {
        About battery = new About("a-weeks", "BATTERY_LOW", "low", null, "pen-7", null, null);
        alarm(battery, "raised", "on", NOW - 25 * DAY);
        alarm(battery, "ended", "off", NOW - 5 * DAY);
        About still = new About("a-still", "BATTERY_LOW", "low", null, "pen-8", null, null);
        alarm(still, "raised", "on", NOW - 23 * DAY - 60_000);
    }

    /** Of a year and more ago, and of a session that was never opened. */
    private void old() {
        session("s-old", NOW - 390 * DAY);
        readings("s-old", NOW - 390 * DAY);
        About old = new About("a-old", "DEPTH_DRIFT", "medium", "nose", "pen-1", "s-old", "t-12");
        alarm(old, "raised", "on", NOW - 390 * DAY + 5_000);
        alarm(old, "ended", "off", NOW - 390 * DAY + 9_000);
        readings("s-never", NOW - 385 * DAY);
        About never = new About("a-no", "NO_SESSION", "medium", null, "pen-1", "s-never", null);
        alarm(never, "raised", "on", NOW - 385 * DAY + 2_000);
        alarm(never, "ended", "off", NOW - 385 * DAY + 30_000);
    }

    /** Open, with an alarm and no reading; a session of long ago had its name. */
    private void open() {
        session("s-again", NOW - 50 * DAY);
        readings("s-again", NOW - 50 * DAY);
        lines.append(
                PastLine.of("session_open")
                        .tag("clinic", "oslo")
                        .tag("treatment", "medical")
                        .text("session", "s-again")
                        .text("pens", "pen-2")
                        .decimal("duration_s", 0)
                        .at(NOW - 60_000));
        About reused =
                new About("a-used", "CARTRIDGE_REUSED", "high", null, "pen-2", "s-again", "t-20");
        alarm(reused, "raised", "on", NOW - 60_000);
    }

    private void session(String session, long at) {
        lines.append(
                PastLine.of("session")
                        .tag("clinic", "oslo")
                        .tag("treatment", "medical")
                        .tag("outcome", "completed")
                        .text("session", session)
                        .text("therapist", "t-12")
                        .text("pens", "pen-1")
                        .decimal("duration_s", 1_800)
                        .at(at));
    }

    private void readings(String session, long from) {
        for (int i = 0; i < 10; i++) {
            lines.append(
                    PastLine.of("reading_1s")
                            .tag("clinic", "oslo")
                            .tag("pen", "pen-1")
                            .tag("area", "nose")
                            .decimal("depth_max", 0.8)
                            .whole("needling_ms", 1_000)
                            .text("session", session)
                            .at(from + i * 1_000L));
        }
    }

    private void alarm(About about, String event, String presence, long at) {
        lines.append(change(about, event, presence).at(at));
    }

    private void acknowledged(About about, String presence, long at, long ackMs) {
        lines.append(
                change(about, "acknowledged", presence)
                        .text("by", "t-13")
                        .whole("ack_ms", ackMs)
                        .at(at));
    }

    private static PastLine change(About about, String event, String presence) {
        return PastLine.of("alarm")
                .tag("clinic", "oslo")
                .tag("code", about.code())
                .tag("kind", "safety")
                .tag("priority", about.priority())
                .tag("area", about.area())
                .tag("event", event)
                .text("id", about.id())
                .text("session", about.session())
                .text("pen", about.pen())
                .text("therapist", about.therapist())
                .text("presence", presence);
    }
}
