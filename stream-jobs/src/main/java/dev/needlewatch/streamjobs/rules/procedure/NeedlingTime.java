package dev.needlewatch.streamjobs.rules.procedure;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.NEEDLING_TIME;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.RecentReadings;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.Work;
import java.util.Locale;

/**
 * NEEDLING_TIME: low at 30 min of needling time in the session, medium at 40. Ends when the session
 * closes.
 *
 * <p>Needling time is the time between two readings of a pen that both say that needles are on
 * skin, as long as it is no more than two seconds; of a gap longer than that nobody knows. The
 * times of several pens add up.
 */
public final class NeedlingTime {
    private static final long LONGEST_GAP_MS = 2_000;
    private static final long MINUTE_MS = 60_000;
    private static final long LOW_MINUTES = 30;
    private static final long MEDIUM_MINUTES = 40;

    private NeedlingTime() {}

    /** The needling time that a pen's newest reading adds, ms. */
    public static long added(PenTrack pen, Reading reading) {
        return pen.newestNeedling && reading.needling() ? gap(pen.newestAt, reading.at()) : 0;
    }

    /** Judges a reading of a session that goes on. */
    public static void judge(Judgement j, Work work) {
        SessionState state = j.state();
        long before = state.needlingMs / MINUTE_MS;
        state.needlingMs += work.newest() ? work.needlingMs() : filled(work);
        long minutes = state.needlingMs / MINUTE_MS;
        if (minutes > before && minutes >= LOW_MINUTES && state.bySession()) {
            present(j, work, minutes);
        }
    }

    /** What a late reading adds: it may show that needling went on through a gap. */
    private static long filled(Work work) {
        RecentReadings recent = work.pen().recent;
        int place = work.place();
        if (place < 0 || !work.reading().needling()) {
            return 0;
        }
        boolean before = place > 0 && recent.needling(place - 1);
        boolean after = place + 1 < recent.size && recent.needling(place + 1);
        long at = recent.at[place];
        long with =
                (before ? gap(recent.at[place - 1], at) : 0)
                        + (after ? gap(at, recent.at[place + 1]) : 0);
        long without = before && after ? gap(recent.at[place - 1], recent.at[place + 1]) : 0;
        return Math.max(0, with - without);
    }

    private static long gap(long from, long to) {
        long gap = to - from;
        return gap > 0 && gap <= LONGEST_GAP_MS ? gap : 0;
    }

    private static void present(Judgement j, Work work, long minutes) {
        boolean medium = minutes >= MEDIUM_MINUTES;
        long limit = medium ? MEDIUM_MINUTES : LOW_MINUTES;
        j.present(
                new Condition(
                        NEEDLING_TIME,
                        medium ? Priority.MEDIUM : Priority.LOW,
                        false,
                        Place.NONE,
                        work.by(),
                        work.reading().at(),
                        (double) minutes,
                        (double) limit,
                        "min",
                        null,
                        String.format(
                                Locale.ROOT,
                                "%d min of needling in this session, %d are usual",
                                minutes,
                                limit)));
    }
}
