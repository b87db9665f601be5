package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.sink.influx.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;

/** A session that ended as a {@code session} point. Pure. */
final class SessionPoints {
    /**
     * The contract's TREATMENT_TOO_SOON: a medical session sooner than this after the last is an
     * alarm of medium priority. Recommended are 28 days.
     */
    private static final Duration NEXT_MEDICAL = Duration.ofDays(21);

    private SessionPoints() {}

    /**
     * The point of a session. Its time is the opening's, with nanoseconds from the session's id:
     * two that open in the same millisecond under the same tags stay two points.
     */
    static Point of(FoldState state, long openedAt, long closedAt) {
        SessionTally tally = state.tally;
        String session = String.valueOf(state.session);
        boolean medical = tally.treatment.equals("medical");
        return Point.of(Measurements.SESSION)
                .tag("clinic", state.clinic)
                .tag("treatment", tally.treatment)
                .tag("indication", medical ? tally.indication : null)
                .tag("outcome", tally.outcome)
                .text("session", session)
                .text("client", tally.client)
                .text("therapist", tally.therapist)
                .text("pens", String.join(",", new TreeSet<>(state.pens.keySet())))
                .decimal("needling_s", tally.needlingMs / 1_000.0)
                .decimal("duration_s", Math.max(0, closedAt - openedAt) / 1_000.0)
                .decimal("deepest", tally.deepestMm)
                .whole("passes", tally.passes.values().stream().mapToLong(count -> count).sum())
                .whole("alarms_high", alarms(tally, "high"))
                .whole("alarms_medium", alarms(tally, "medium"))
                .whole("alarms_low", alarms(tally, "low"))
                .text("next_treatment_from", medical ? dateAfter(openedAt) : null)
                .at(
                        Measurements.nanos(openedAt)
                                + Math.floorMod(session.hashCode(), Measurements.NANOS_PER_MS));
    }

    private static long alarms(SessionTally tally, String priority) {
        return tally.alarms.values().stream().filter(priority::equals).count();
    }

    /** A date in UTC: the record job knows no clinic's time zone. */
    private static String dateAfter(long openedAt) {
        return Instant.ofEpochMilli(Math.min(openedAt, Measurements.LATEST_MS))
                .plus(NEXT_MEDICAL)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
