package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.streamjobs.sink.influx.LineProtocol;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A past to be drawn: sessions of some clinics on every day, each with its readings, a row of its
 * own, and two alarms raised, acknowledged and ended.
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

    /** Writes it, the oldest day first. */
    void writeTo(BarePost store) throws IOException, InterruptedException {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        for (int day = days; day >= 1; day--) {
            long morning =
                    today.minus(Duration.ofDays(day)).plus(Duration.ofHours(8)).toEpochMilli();
            for (int number = 0; number < sessionsADay; number++) {
                for (int clinic = 0; clinic < clinics; clinic++) {
                    long begin = morning + number * Duration.ofMinutes(60).toMillis();
                    write(store, new One(clinic(clinic), session(day, number), begin, number));
                }
            }
        }
        store.send();
    }

    /** One session. */
    private record One(String clinic, String session, long beginMs, int number) {
        String pen() {
            return "pen-" + (number % 5 + 1);
        }

        long at(long second) {
            return beginMs * 1_000_000 + second * NANOS;
        }
    }

    private void write(BarePost store, One one) throws IOException, InterruptedException {
        long seconds = length.toSeconds();
        for (long second = 0; second < seconds; second++) {
            store.add(
                    LineProtocol.encode(
                            Readings.reading(one.clinic, one.pen(), one.session, second)
                                    .at(one.at(second))));
        }
        for (int i = 0; i < CODES.length; i++) {
            for (int event = 0; event < EVENTS.length; event++) {
                store.add(LineProtocol.encode(alarm(one, i, event)));
            }
        }
        store.add(LineProtocol.encode(row(one, seconds)));
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
                .text("id", "a-" + code + ".s." + one.session)
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

    private static Point row(One one, long seconds) {
        return Point.of("session")
                .tag("clinic", one.clinic)
                .tag("treatment", "medical")
                .tag("indication", "scar")
                .tag("outcome", "completed")
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
                .whole("alarms_low", 0L)
                .text("next_treatment_from", "2027-01-01")
                .at(one.at(0) + one.number);
    }
}
