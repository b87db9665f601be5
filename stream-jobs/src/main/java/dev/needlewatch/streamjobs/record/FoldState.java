package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
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

    /** Applies an event; false if it is refused: opened twice, or anything after the close. */
    boolean apply(SessionEvent event, long now) {
        if (closed) {
            return false;
        }
        if (event instanceof SessionEvent.Opened opening) {
            if (opened) {
                return false;
            }
            opened = true;
            declared = declared.opened(opening);
            tally.opened(opening);
        } else if (event instanceof SessionEvent.TestArea test) {
            declared = declared.tested(test);
        } else if (event instanceof SessionEvent.Closed end) {
            closed = opened;
            if (closed) {
                tally.closed(end, now);
            }
        }
        return true;
    }
}
