package dev.needlewatch.streamjobs.rules.history;

import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.history.ClientState.StrongReaction;
import dev.needlewatch.streamjobs.rules.history.ClientState.Visit;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientReaction;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientVisit;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client's earlier sessions mean for one that opens: how long ago the last medical one was,
 * its place in the course, and whether the client reacted to its serum. A pure function of state
 * and entry, keyed by client. A session is compared only with those that opened before it, and gets
 * each finding once, however often and in whatever order they come.
 */
public final class ClientHistory {
    private static final long DAY = 24 * 60 * 60 * 1_000L;

    /** Medical sessions closer than this belong to one course, ms. */
    static final long COURSE_GAP = 150 * DAY;

    /** History is kept for so long, ms. */
    static final long KEPT_FOR = 400 * DAY;

    /** More sessions of one client than this are not remembered, the earliest not. */
    static final int MOST_VISITS = 128;

    private static final int MOST_REACTIONS = 32;

    /** A session of the client opened, or its serum became known; {@code now} is wall time, ms. */
    public void visit(ClientState state, ClientVisit visit, long now, Consumer<Finding> out) {
        heard(state, visit.openedAt(), now);
        if (visit.openedAt() < state.newestAt - KEPT_FOR) {
            return;
        }
        prune(state);
        Visit known = find(state, visit.session());
        if (known == null) {
            known = enter(state, visit);
            if (known.medical) {
                compare(state, known, out);
            }
        }
        String serum = visit.serum();
        if (serum != null && !serum.equals(known.serum)) {
            known.serum = serum;
            reaction(state, known, serum, out);
        }
        prune(state);
    }

    /** The client reacted strongly; {@code now} is wall time, ms. */
    public void reaction(ClientState state, ClientReaction reaction, long now) {
        heard(state, reaction.at(), now);
        for (StrongReaction known : state.reactions) {
            if (known.serum.equals(reaction.serum()) && known.session.equals(reaction.session())) {
                return;
            }
        }
        StrongReaction strong = new StrongReaction();
        strong.session = reaction.session();
        strong.serum = reaction.serum();
        strong.at = reaction.at();
        state.reactions.add(strong);
        prune(state);
    }

    /** Wall time from which nothing of it need be kept, ms. */
    public long forgottenAt(ClientState state) {
        return state.lastHeardAt + KEPT_FOR;
    }

    private static void heard(ClientState state, long at, long now) {
        state.newestAt = Math.max(state.newestAt, at);
        state.lastHeardAt = Math.max(state.lastHeardAt, now);
    }

    private static @Nullable Visit find(ClientState state, String session) {
        for (Visit visit : state.visits) {
            if (visit.session.equals(session)) {
                return visit;
            }
        }
        return null;
    }

    /** Puts a session in its place and counts the courses anew from there. */
    private static Visit enter(ClientState state, ClientVisit entry) {
        Visit visit = new Visit();
        visit.session = entry.session();
        visit.openedAt = entry.openedAt();
        visit.medical = entry.treatment() == Treatment.MEDICAL;
        int place = state.visits.size();
        while (place > 0 && before(visit, state.visits.get(place - 1))) {
            place--;
        }
        state.visits.add(place, visit);
        for (int i = place; i < state.visits.size(); i++) {
            Visit counted = state.visits.get(i);
            if (counted.medical) {
                Visit former = formerMedical(state.visits, i);
                // Never less than before: its forerunners may be forgotten by now.
                counted.number = Math.max(counted.number, numberAfter(former, counted));
            }
        }
        return visit;
    }

    private static int numberAfter(@Nullable Visit former, Visit visit) {
        return former != null && visit.openedAt - former.openedAt < COURSE_GAP
                ? former.number + 1
                : 1;
    }

    private static void compare(ClientState state, Visit visit, Consumer<Finding> out) {
        Visit former = formerMedical(state.visits, state.visits.indexOf(visit));
        if (former != null) {
            out.accept(
                    new Finding.SessionInterval(
                            visit.session, former.session, former.openedAt, visit.openedAt));
        }
        out.accept(new Finding.CourseLength(visit.session, visit.number));
    }

    private static void reaction(
            ClientState state, Visit visit, String serum, Consumer<Finding> out) {
        for (StrongReaction known : state.reactions) {
            if (known.serum.equals(serum)
                    && !known.session.equals(visit.session)
                    && known.at < visit.openedAt) {
                out.accept(new Finding.SerumReaction(visit.session, serum, known.session));
                return;
            }
        }
    }

    private static @Nullable Visit formerMedical(List<Visit> visits, int place) {
        for (int i = place - 1; i >= 0; i--) {
            if (visits.get(i).medical) {
                return visits.get(i);
            }
        }
        return null;
    }

    /** By opening; of those that opened in the same millisecond, by id. */
    private static boolean before(Visit a, Visit b) {
        return a.openedAt != b.openedAt
                ? a.openedAt < b.openedAt
                : a.session.compareTo(b.session) < 0;
    }

    private static void prune(ClientState state) {
        long oldest = state.newestAt - KEPT_FOR;
        state.visits.removeIf(visit -> visit.openedAt < oldest);
        state.reactions.removeIf(known -> known.at < oldest);
        while (state.visits.size() > MOST_VISITS) {
            state.visits.remove(0);
        }
        while (state.reactions.size() > MOST_REACTIONS) {
            state.reactions.remove(0);
        }
    }
}
