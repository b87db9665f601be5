package dev.needlewatch.streamjobs.rules.client;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.COURSE_COMPLETE;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import java.util.Locale;

/**
 * COURSE_COMPLETE: a 7th medical session of a course is opened, or one after it. Ends when the
 * session closes.
 */
public final class CourseComplete {
    private static final int COURSE = 6;

    private CourseComplete() {}

    /** The client's history says which session of a course it is. */
    public static void found(Judgement j, Finding.CourseLength finding) {
        j.state().history.courseNumber = Math.max(j.state().history.courseNumber, finding.number());
        judge(j);
    }

    /** Judges what is known; the opening and the history may come in either order. */
    public static void judge(Judgement j) {
        SessionState state = j.state();
        AlarmId.Origin opening = state.openedBy;
        int number = state.history.courseNumber;
        if (opening == null
                || state.closed
                || state.declaration.treatment() != Treatment.MEDICAL
                || number <= COURSE) {
            return;
        }
        j.present(
                new Condition(
                        COURSE_COMPLETE,
                        Priority.INFO,
                        false,
                        Place.NONE,
                        opening,
                        state.openedAt,
                        (double) number,
                        (double) COURSE,
                        "sessions",
                        null,
                        String.format(
                                Locale.ROOT,
                                "This is session %d of a course, %d are usual",
                                number,
                                COURSE)));
    }
}
