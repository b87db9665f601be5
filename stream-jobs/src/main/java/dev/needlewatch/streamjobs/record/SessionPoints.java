package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.sink.influx.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;

/** A session as a point: while it is open, and when it has ended. Pure. */
final class SessionPoints {
    /**
     * The contract's TREATMENT_TOO_SOON: a medical session sooner than this after the last is an
     * alarm of medium priority. Recommended are 28 days.
     */
    private static final Duration NEXT_MEDICAL = Duration.ofDays(21);

    private SessionPoints() {}

    /** The point of a session that ended. */
    static Point ended(FoldState state, long openedAt, long closedAt) {
        SessionTally tally = state.tally;
        return draft(Measurements.SESSION, tally, state, closedAt - openedAt)
                .tag("outcome", tally.outcome)
                .text("next_treatment_from", medical(tally) ? dateAfter(openedAt) : null)
                .at(time(state, openedAt));
    }

    /** The point of a session that is open: what it has come to, replaced from time to time. */
    static Point soFar(FoldState state, long openedAt) {
        SessionTally tally = state.tally;
        return draft(Measurements.SESSION_OPEN, tally, state, tally.lastAt - openedAt)
                .at(time(state, openedAt));
    }

    private static Point.Draft draft(
            String measurement, SessionTally tally, FoldState state, long durationMs) {
        return Point.of(measurement)
                .tag("clinic", state.clinic)
                .tag("treatment", tally.treatment)
                .tag("indication", medical(tally) ? tally.indication : null)
                .text("session", String.valueOf(state.session))
                .text("client", tally.client)
                .text("therapist", tally.therapist)
                .text("pens", String.join(",", new TreeSet<>(state.pens.keySet())))
                .decimal("needling_s", tally.needlingMs / 1_000.0)
                .decimal("duration_s", Math.max(0, durationMs) / 1_000.0)
                .decimal("deepest", tally.deepestMm)
                .whole("passes", tally.passes.values().stream().mapToLong(count -> count).sum())
                .whole("alarms_high", alarms(tally, "high"))
                .whole("alarms_medium", alarms(tally, "medium"))
                .whole("alarms_low", alarms(tally, "low"));
    }

    /**
     * The opening's time, with nanoseconds from the session's id: two that open in the same
     * millisecond under the same tags stay two points.
     */
    private static long time(FoldState state, long openedAt) {
        return Measurements.nanos(openedAt)
                + Math.floorMod(
                        String.valueOf(state.session).hashCode(), Measurements.NANOS_PER_MS);
    }

    private static boolean medical(SessionTally tally) {
        return tally.treatment.equals("medical");
    }

    private static long alarms(SessionTally tally, String priority) {
        return tally.alarms.values().stream().filter(priority::equals).count();
    }

    /**
     * The first date on which no time of day is too soon: the day after the one that is reached by
     * the hour of the opening. In UTC: the record job knows no clinic's time zone.
     */
    private static String dateAfter(long openedAt) {
        return Instant.ofEpochMilli(Math.min(openedAt, Measurements.LATEST_MS))
                .plus(NEXT_MEDICAL)
                .plus(Duration.ofDays(1))
                .minusMillis(1)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
