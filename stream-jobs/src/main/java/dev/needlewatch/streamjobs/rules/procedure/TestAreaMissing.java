package dev.needlewatch.streamjobs.rules.procedure;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.TEST_AREA_MISSING;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.Spell;
import dev.needlewatch.streamjobs.rules.session.Work;

/**
 * TEST_AREA_MISSING: medical session, 1 s of needling outside zone {@code test} before any
 * test-area event. Ends with a test-area event or when the session closes; latches. Needling before
 * the opening counts once the opening says that the session is medical.
 */
public final class TestAreaMissing {
    private static final long NEEDLING_MS = 1_000;

    private TestAreaMissing() {}

    /** Judges the newest reading of a pen. */
    public static void judge(Judgement j, Work work) {
        SessionState state = j.state();
        if (state.testArea != null || state.testAreaMissing || !state.bySession()) {
            return;
        }
        PenTrack pen = work.pen();
        if (!work.reading().needling() || work.zone().test()) {
            pen.untested.running = false;
            return;
        }
        pen.untested.add(work);
        judge(j, pen);
    }

    /** The session says what it is. */
    public static void opened(Judgement j) {
        for (PenTrack pen : j.state().pens.values()) {
            if (j.state().testArea == null && !j.state().testAreaMissing) {
                judge(j, pen);
            }
        }
    }

    /** A test area was made. */
    public static void tested(Judgement j) {
        j.state().testAreaMissing = false;
        j.gone(TEST_AREA_MISSING, Place.NONE);
    }

    private static void judge(Judgement j, PenTrack pen) {
        SessionState state = j.state();
        Spell spell = pen.untested;
        if (!state.opened
                || state.declaration.treatment() != Treatment.MEDICAL
                || spell.ms < NEEDLING_MS) {
            return;
        }
        state.testAreaMissing = true;
        j.present(
                new Condition(
                        TEST_AREA_MISSING,
                        Priority.MEDIUM,
                        true,
                        Place.NONE,
                        spell.by(pen.pen),
                        spell.at,
                        null,
                        null,
                        null,
                        null,
                        "Needling outside the test area before any test"));
    }
}
