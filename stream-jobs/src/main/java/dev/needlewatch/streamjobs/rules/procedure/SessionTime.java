package dev.needlewatch.streamjobs.rules.procedure;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SESSION_TIME;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import java.util.Locale;

/**
 * SESSION_TIME: info at 45 min since opened, low at 60, by the pen's own time of whatever is heard
 * of the session. Ends when the session closes.
 */
public final class SessionTime {
    private static final long MINUTE_MS = 60_000;
    private static final long INFO_MINUTES = 45;
    private static final long LOW_MINUTES = 60;

    private SessionTime() {}

    /** Judges whatever was heard of a session. */
    public static void judge(Judgement j, AlarmId.Origin by, long at) {
        SessionState state = j.state();
        if (!state.opened || state.closed || state.timeTold == 2) {
            return;
        }
        long minutes = (at - state.openedAt) / MINUTE_MS;
        if (minutes >= LOW_MINUTES) {
            state.timeTold = 2;
            present(j, by, at, minutes);
        } else if (minutes >= INFO_MINUTES && state.timeTold == 0) {
            state.timeTold = 1;
            present(j, by, at, minutes);
        }
    }

    private static void present(Judgement j, AlarmId.Origin by, long at, long minutes) {
        boolean low = minutes >= LOW_MINUTES;
        j.present(
                new Condition(
                        SESSION_TIME,
                        low ? Priority.LOW : Priority.INFO,
                        false,
                        Place.NONE,
                        by,
                        at,
                        (double) minutes,
                        (double) (low ? LOW_MINUTES : INFO_MINUTES),
                        "min",
                        null,
                        String.format(Locale.ROOT, "The session was opened %d min ago", minutes)));
    }
}
