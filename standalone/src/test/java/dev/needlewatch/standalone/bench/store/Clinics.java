package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.streamjobs.sink.influx.LineProtocol;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A past to be drawn: sessions of some clinics on every day, each with its readings, a row of its
 * own, two alarms raised, acknowledged and ended, and what its pen said once a minute. Besides, a
 * session of each clinic that is open now, and one of an hour with two pens.
 *
 * @param name the clinics' names begin with it
 * @param clinics how many
 * @param days back from now
 * @param sessionsADay of each clinic
 * @param length of a session
 */
record Clinics(String name, int clinics, int days, int sessionsADay, Duration length) {
    private static final String[] CODES = {"DEPTH_ABOVE_LIMIT", "PASSES_ABOVE_LIMIT"};
    private static final String[] PRIORITIES = {"high", "medium"};
    private static final String[] EVENTS = {"raised", "acknowledged", "ended"};
    private static final long NANOS = 1_000_000_000L;

    long sessions() {
        return (long) clinics * days * sessionsADay;
    }

    String clinic(int number) {
        return name + "-" + number;
    }

    static String session(int day, int number) {
        return "s-" + day + "-" + number;
    }

    /** The session of an hour: of the clinic in the middle, on the third day back. */
    static final String LONG = "s-long";

    private static final int LONG_DAY = 3;
    private static final Duration LONG_LENGTH = Duration.ofHours(1);
    private static final Duration OPEN_SINCE = Duration.ofMinutes(10);

    /** Writes it, the oldest day first. */
    void writeTo(BarePost store) throws IOException, InterruptedException {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        for (int day = days; day >= 1; day--) {
            long morning =
                    today.minus(Duration.ofDays(day)).plus(Duration.ofHours(8)).toEpochMilli();
            if (day == Math.min(LONG_DAY, days)) {
                One hour = new One(clinic(clinics / 2), LONG, morning, sessionsADay);
                readings(store, hour, "pen-8", LONG_LENGTH);
                write(store, hour, LONG_LENGTH);
            }
            for (int number = 0; number < sessionsADay; number++) {
                for (int clinic = 0; clinic < clinics; clinic++) {
                    long begin = morning + number * Duration.ofMinutes(60).toMillis();
                    write(
                            store,
                            new One(clinic(clinic), session(day, number), begin, number),
                            length);
                }
            }
        }
        Instant begun = Instant.now().minus(OPEN_SINCE).truncatedTo(ChronoUnit.SECONDS);
        for (int clinic = 0; clinic < clinics; clinic++) {
            One open = new One(clinic(clinic), "s-open", begun.toEpochMilli(), clinic);
            readings(store, open, open.pen(), OPEN_SINCE);
            store.add(LineProtocol.encode(alarm(open, 0, 0)));
            store.add(LineProtocol.encode(soFar(open, OPEN_SINCE.toSeconds())));
        }
        store.send();
    }

    /** One session. */
    private record One(String clinic, String session, long beginMs, int number) {
        String pen() {
            return "pen-" + (number % 5 + 1);
        }

        /** As the rules make them: another for the same session name of another clinic. */
        String alarm(int code) {
            return "a-%016x.s.%s".formatted(Objects.hash(clinic, session, code), session);
        }

        long at(long second) {
            return beginMs * 1_000_000 + second * NANOS;
        }
    }

    private static void readings(BarePost store, One one, String pen, Duration length)
            throws IOException, InterruptedException {
        for (long second = 0; second < length.toSeconds(); second++) {
            store.add(
                    LineProtocol.encode(
                            Readings.reading(one.clinic, pen, one.session, second)
                                    .at(one.at(second))));
            if (second % 60 == 0) {
                store.add(LineProtocol.encode(status(one, pen, second)));
            }
        }
    }

    private static void write(BarePost store, One one, Duration length)
            throws IOException, InterruptedException {
        readings(store, one, one.pen(), length);
        for (int i = 0; i < CODES.length; i++) {
            for (int event = 0; event < EVENTS.length; event++) {
                store.add(LineProtocol.encode(alarm(one, i, event)));
            }
        }
        store.add(LineProtocol.encode(row(one, length.toSeconds())));
    }

    private static Point alarm(One one, int code, int event) {
        long second = 60L * (code + 1) + 4L * event;
        return Point.of("alarm")
                .tag("clinic", one.clinic)
                .tag("code", CODES[code])
                .tag("kind", "safety")
                .tag("priority", PRIORITIES[code])
                .tag("area", "cheek")
                .tag("event", EVENTS[event])
                .text("id", one.alarm(code))
                .text("session", one.session)
                .text("pen", one.pen())
                .text("therapist", "t-" + one.number % 3)
                .decimal("value", 1.62)
                .decimal("limit", 1.5)
                .text("reason", "area")
                .text("presence", event == 0 ? "on" : event == 1 ? "ack" : "off")
                .text("message", "above its limit")
                .text("by", event == 1 ? "t-1" : null)
                .whole("ack_ms", event == 1 ? 4_000L : null)
                .at(one.at(second) + one.number);
    }

    private static Point status(One one, String pen, long second) {
        return Point.of("pen_status")
                .tag("clinic", one.clinic)
                .tag("pen", pen)
                .tag("model", "np-2")
                .text("state", "online")
                .decimal("battery", 80.0 - second / 60)
                .text("firmware", "2.4.1")
                .text("cartridge", "k-" + one.session)
                .whole("lost", 0L)
                .whole("late", 0L)
                .whole("duplicate", 1L)
                .whole("rejected", 0L)
                .whole("skew_ms", 120L)
                .at(one.at(second));
    }

    private static Point row(One one, long seconds) {
        return session("session", one, seconds)
                .tag("outcome", "completed")
                .text("next_treatment_from", "2027-01-01")
                .at(one.at(0) + one.number);
    }

    private static Point soFar(One one, long seconds) {
        return session("session_open", one, seconds).at(one.at(0) + one.number);
    }

    private static Point.Draft session(String measurement, One one, long seconds) {
        return Point.of(measurement)
                .tag("clinic", one.clinic)
                .tag("treatment", "medical")
                .tag("indication", "scar")
                .text("session", one.session)
                .text("client", "c-" + one.number)
                .text("therapist", "t-" + one.number % 3)
                .text("pens", one.pen())
                .decimal("needling_s", (double) seconds)
                .decimal("duration_s", (double) seconds)
                .decimal("deepest", 0.92)
                .whole("passes", 12L)
                .whole("alarms_high", 1L)
                .whole("alarms_medium", 1L)
                .whole("alarms_low", 0L);
    }
}
