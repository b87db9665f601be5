package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
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

    /** As opened; null before. */
    public @Nullable SessionDeclaration declared;

    public @Nullable Double approvedDepthMm;
    public boolean closed;
    public Map<String, PenFold> pens = new HashMap<>();

    /** Wall time of the last message. */
    public long lastMessageAt;

    /** Wall time of the timer that is set; 0 for none. */
    public long timerAt;

    public FoldState() {}

    /** What the session is judged by now. */
    SessionDeclaration declaration() {
        return declared == null || closed
                ? SessionDeclaration.UNDECLARED
                : declared.withApprovedDepth(approvedDepthMm);
    }

    /** Applies an event; false if it is refused: opened twice, or anything after the close. */
    boolean apply(SessionEvent event) {
        if (closed) {
            return false;
        }
        if (event instanceof SessionEvent.Opened opened) {
            if (declared != null) {
                return false;
            }
            declared = SessionDeclaration.of(opened);
        } else if (event instanceof SessionEvent.TestArea test && test.approvedDepthMm() != null) {
            approvedDepthMm = test.approvedDepthMm();
        } else if (event instanceof SessionEvent.Closed) {
            closed = declared != null;
        }
        return true;
    }
}
