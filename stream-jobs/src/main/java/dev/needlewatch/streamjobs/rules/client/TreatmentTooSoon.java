package dev.needlewatch.streamjobs.rules.client;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.TREATMENT_TOO_SOON;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * TREATMENT_TOO_SOON: medical session opened for a client whose last medical session opened less
 * than 28 days ago (info) or 21 (medium). Ends when the session closes; latches if medium.
 */
public final class TreatmentTooSoon {
    private static final long DAY_MS = 24 * 3_600_000L;
    private static final long MEDIUM_DAYS = 21;
    private static final long INFO_DAYS = 28;

    private TreatmentTooSoon() {}

    /** The client's history says when the last session was; of several the nearest counts. */
    public static void found(Judgement j, Finding.SessionInterval finding) {
        long interval = finding.openedAt() - finding.previousOpenedAt();
        Long known = j.state().history.intervalMs;
        if (interval >= 0 && (known == null || interval < known)) {
            j.state().history.intervalMs = interval;
            if (!j.state().closed) {
                judge(j);
            } else if (medium(interval) && (known == null || !medium(known))) {
                overtaken(j, finding, known != null && known < INFO_DAYS * DAY_MS);
            }
        }
    }

    /**
     * Overtaken by the closing, which ends it and leaves what latches. An info alarm of the same
     * opening is over, and its id with it: this one began with the session found late.
     */
    private static void overtaken(
            Judgement j, Finding.SessionInterval finding, boolean afterAnInfo) {
        AlarmId.Origin opening = j.state().openedBy;
        if (opening != null && afterAnInfo) {
            opening = new AlarmId.Origin(opening.pen(), opening.boot(), finding.previousOpenedAt());
        }
        judge(j, opening);
        j.gone(TREATMENT_TOO_SOON, Place.NONE);
    }

    /** Judges what is known; the opening and the history may come in either order. */
    public static void judge(Judgement j) {
        judge(j, j.state().openedBy);
    }

    private static void judge(Judgement j, AlarmId.@Nullable Origin by) {
        SessionState state = j.state();
        Long interval = state.history.intervalMs;
        if (by == null
                || interval == null
                || state.declaration.treatment() != Treatment.MEDICAL
                || interval >= INFO_DAYS * DAY_MS) {
            return;
        }
        boolean medium = medium(interval);
        long days = interval / DAY_MS;
        long limit = medium ? MEDIUM_DAYS : INFO_DAYS;
        j.present(
                new Condition(
                        TREATMENT_TOO_SOON,
                        medium ? Priority.MEDIUM : Priority.INFO,
                        medium,
                        Place.NONE,
                        by,
                        state.openedAt,
                        (double) days,
                        (double) limit,
                        "days",
                        null,
                        String.format(
                                Locale.ROOT,
                                "The client's last medical session was %d days ago, under %d",
                                days,
                                limit)));
    }

    private static boolean medium(long intervalMs) {
        return intervalMs < MEDIUM_DAYS * DAY_MS;
    }
}
