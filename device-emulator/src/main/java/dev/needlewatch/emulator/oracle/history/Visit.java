package dev.needlewatch.emulator.oracle.history;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Opened;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A session as it was opened.
 *
 * @param opening its entry in the transcript
 */
record Visit(Transcript transcript, Opened opened, Transcript.Entry opening) {
    /** The sessions of a clinic that were opened, by the pens' time. */
    static List<Visit> in(Chronicle chronicle) {
        List<Visit> visits = new ArrayList<>();
        for (Transcript transcript : chronicle.transcripts()) {
            for (Transcript.Entry entry : transcript.events(Opened.class)) {
                visits.add(new Visit(transcript, (Opened) entry.message(), entry));
                break;
            }
        }
        visits.sort(Comparator.comparingLong(visit -> visit.opened().at()));
        return visits;
    }

    boolean medical() {
        return opened.treatment() == Treatment.MEDICAL;
    }

    long at() {
        return opened.at();
    }

    /** The test areas of the session. */
    List<Transcript.Entry> tests() {
        return transcript.events(SessionEvent.TestArea.class);
    }

    /** Whether an earlier visit of the same client. */
    boolean followsOf(Visit other) {
        return opened.client() != null
                && opened.client().equals(other.opened.client())
                && other.at() < at();
    }
}
