package dev.needlewatch.streamjobs.rules.client;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SERUM_NOT_APPROVED;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import org.jspecify.annotations.Nullable;

/**
 * SERUM_NOT_APPROVED: the serum of the session is none of those its test areas tried, or the client
 * reacted strongly to it before: in an earlier session, or in this one's own test area and is
 * needled outside it all the same. Ends when the session closes; latches.
 */
public final class SerumNotApproved {
    private static final int MOST_SERUMS = 16;

    private SerumNotApproved() {}

    /** The client's history says that there was a strong reaction. */
    public static void found(Judgement j, Finding.SerumReaction finding) {
        if (finding.reactedIn().equals(finding.session())) {
            return; // this session's own test area: it knows, and may still change its mind
        }
        SessionState state = j.state();
        boolean known = finding.serum().equals(state.history.serum);
        state.history.serum = finding.serum();
        state.history.reactedIn = finding.reactedIn();
        if (!state.closed) {
            judge(j);
        } else if (!known) {
            overtaken(j, finding);
        }
    }

    /** The session closed before its client's history answered: told once, and what latches is. */
    private static void overtaken(Judgement j, Finding.SerumReaction finding) {
        SessionState state = j.state();
        AlarmId.Origin opening = state.openedBy;
        boolean latched =
                AlarmBook.find(state.alarms, SERUM_NOT_APPROVED, Place.NONE, null) != null;
        if (opening != null && finding.serum().equals(state.serum) && !latched) {
            present(j, opening, state.openedAt, "session " + finding.reactedIn());
            j.gone(SERUM_NOT_APPROVED, Place.NONE);
        }
    }

    /** A test area was made. */
    public static void tested(Judgement j, SessionEvent.TestArea test) {
        SessionState state = j.state();
        String tried = test.serum();
        if (tried != null
                && !state.serumsTested.contains(tried)
                && state.serumsTested.size() < MOST_SERUMS) {
            state.serumsTested.add(tried);
        }
        if (tried == null || state.serum == null || tried.equals(state.serum)) {
            state.serumRefused = test.reaction() == Reaction.STRONG;
        }
        judge(j);
    }

    /** Judges a needling reading: the test area said no, and the serum goes in all the same. */
    public static void judge(Judgement j, Work work) {
        SessionState state = j.state();
        if (state.serumRefused
                && state.serum != null
                && state.opened
                && work.reading().needling()
                && !work.zone().test()) {
            state.serumRefused = false;
            present(j, work.by(), work.reading().at(), "its test area");
        }
    }

    /** Judges what is known; opening, tests and history may come in any order. */
    public static void judge(Judgement j) {
        SessionState state = j.state();
        AlarmId.Origin opening = state.openedBy;
        if (opening == null || state.closed || state.serum == null) {
            return;
        }
        if (state.serum.equals(state.history.serum)) {
            present(j, opening, state.openedAt, "session " + state.history.reactedIn);
        } else if (!state.serumsTested.isEmpty() && !state.serumsTested.contains(state.serum)) {
            present(j, opening, state.openedAt, null);
        }
    }

    private static void present(
            Judgement j, AlarmId.Origin by, long since, @Nullable String reactedIn) {
        String serum = j.state().serum;
        j.present(
                new Condition(
                        SERUM_NOT_APPROVED,
                        Priority.MEDIUM,
                        true,
                        Place.NONE,
                        by,
                        since,
                        null,
                        null,
                        null,
                        null,
                        reactedIn == null
                                ? "Serum " + serum + " is not the one of the test area"
                                : "The client reacted strongly to serum "
                                        + serum
                                        + " in "
                                        + reactedIn));
    }
}
