package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.oracle.ReadingRef;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was really published of one session, and when. Belongs to the pacing thread. */
public final class SessionLog {
    private final String clinic;
    private final String session;
    private final List<Transcript.Entry> entries = new ArrayList<>();
    private final Map<ReadingRef, Long> dueNanos = new HashMap<>();
    private boolean open;

    SessionLog(String clinic, String session) {
        this.clinic = clinic;
        this.session = session;
    }

    void add(String pen, Sequenced message, long nanos) {
        boolean ours =
                message instanceof SessionEvent
                        || (message instanceof Reading r && session.equals(r.session()));
        if (!ours) {
            return;
        }
        entries.add(new Transcript.Entry(pen, message));
        dueNanos.put(new ReadingRef(pen, message.boot(), message.seq()), nanos);
        if (message instanceof SessionEvent.Opened) {
            open = true;
        } else if (message instanceof SessionEvent.Closed) {
            open = false;
        }
    }

    boolean open() {
        return open;
    }

    public String clinic() {
        return clinic;
    }

    public String session() {
        return session;
    }

    public Transcript transcript() {
        return new Transcript(clinic, session, entries);
    }

    /** When each message was due to be published, as {@link System#nanoTime()} has it. */
    public Map<ReadingRef, Long> dueNanos() {
        return Map.copyOf(dueNanos);
    }
}
