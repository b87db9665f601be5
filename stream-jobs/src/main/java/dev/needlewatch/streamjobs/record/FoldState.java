package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.session.ClosingTime;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the record job keeps of a session, or of a pen without one. A Flink POJO: public members,
 * and no others.
 */
public final class FoldState {
    public String clinic = "";

    /** Null for a pen without one. */
    public @Nullable String session;

    public boolean opened;

    /** What the session has declared so far. */
    public Declaration declared = Declaration.UNDECLARED;

    public boolean closed;

    /** What the session adds up to. */
    public SessionTally tally = new SessionTally();

    public Map<String, PenFold> pens = new HashMap<>();

    /** Wall time of the last message. */
    public long lastMessageAt;

    /** Wall time of the timer that is set; 0 for none. */
    public long timerAt;

    public FoldState() {}

    /** What the session is judged by now. */
    Declaration declaration() {
        return closed ? Declaration.UNDECLARED : declared;
    }

    /**
     * Applies an event, unless it is refused: opened twice, or anything after the close.
     *
     * @param arrivedAt wall time at which it came, ms
     */
    Settled apply(SessionEvent event, long arrivedAt, long now) {
        if (closed) {
            return Settled.SESSION_CLOSED;
        }
        if (event instanceof SessionEvent.Opened opening) {
            if (opened) {
                return Settled.SESSION_OPEN;
            }
            opened = true;
            declared = declared.opened(opening);
            tally.opened(opening, now);
        } else if (event instanceof SessionEvent.TestArea test) {
            declared = declared.tested(test);
        } else if (event instanceof SessionEvent.Closed end) {
            closed = opened;
            if (closed) {
                tally.closed(end, closing(end, arrivedAt), now);
            }
        }
        return Settled.ACCEPTED;
    }

    private long closing(SessionEvent.Closed end, long arrivedAt) {
        return ClosingTime.of(
                end.at(),
                pens.values().stream()
                        .filter(pen -> pen.newestWallAt != 0)
                        .mapToLong(
                                pen ->
                                        ClosingTime.clock(
                                                pen.newestAt, pen.newestWallAt, arrivedAt)),
                arrivedAt);
    }
}
