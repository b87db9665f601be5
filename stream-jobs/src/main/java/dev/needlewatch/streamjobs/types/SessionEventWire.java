package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Erythema;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Closed;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Observation;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Opened;
import dev.needlewatch.ingest.contract.pen.SessionEvent.PhaseBegun;
import dev.needlewatch.ingest.contract.pen.SessionEvent.TestArea;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The session events' part of {@link PenEventSerializer}. */
final class SessionEventWire {
    private static final int OPENED = 10;
    private static final int PHASE = 11;
    private static final int TEST_AREA = 12;
    private static final int OBSERVATION = 13;
    private static final int CLOSED = 14;

    private SessionEventWire() {}

    static int kind(SessionEvent event) {
        if (event instanceof Opened) {
            return OPENED;
        } else if (event instanceof PhaseBegun) {
            return PHASE;
        } else if (event instanceof TestArea) {
            return TEST_AREA;
        } else if (event instanceof Observation) {
            return OBSERVATION;
        }
        return CLOSED;
    }

    static void write(SessionEvent event, DataOutputView out) throws IOException {
        out.writeUTF(event.session());
        if (event instanceof Opened opened) {
            opened(opened, out);
        } else if (event instanceof PhaseBegun begun) {
            Wire.constant(out, begun.phase());
        } else if (event instanceof TestArea test) {
            Wire.constant(out, test.reaction());
            Wire.decimal(out, test.approvedDepthMm());
            Wire.text(out, test.serum());
            Wire.whole(out, test.comfort());
        } else if (event instanceof Observation seen) {
            Wire.whole(out, seen.pain());
            Wire.constant(out, seen.erythema());
            Wire.constant(out, seen.bleeding());
            Wire.text(out, seen.area());
            Wire.text(out, seen.zone());
        } else if (event instanceof Closed closed) {
            Wire.constant(out, closed.outcome());
        }
    }

    static SessionEvent read(int kind, MessageHead head, DataInputView in) throws IOException {
        String session = in.readUTF();
        return switch (kind) {
            case OPENED -> opened(head, session, in);
            case PHASE ->
                    new PhaseBegun(
                            head.boot(),
                            head.seq(),
                            head.at(),
                            session,
                            Wire.required(in, Phase.class));
            case TEST_AREA ->
                    new TestArea(
                            head.boot(),
                            head.seq(),
                            head.at(),
                            session,
                            Wire.required(in, Reaction.class),
                            Wire.decimal(in),
                            Wire.text(in),
                            Wire.whole(in));
            case OBSERVATION -> observation(head, session, in);
            case CLOSED ->
                    new Closed(
                            head.boot(),
                            head.seq(),
                            head.at(),
                            session,
                            Wire.optional(in, Outcome.class));
            default -> throw new IOException("no kind of message has the number " + kind);
        };
    }

    private static void opened(Opened opened, DataOutputView out) throws IOException {
        Wire.constant(out, opened.treatment());
        Wire.constant(out, opened.indication());
        Wire.text(out, opened.client());
        Wire.text(out, opened.therapist());
        Wire.constant(out, opened.skin());
        Wire.whole(out, opened.fitzpatrick());
        Wire.text(out, opened.serum());
        Wire.text(out, opened.cartridge());
        Wire.texts(out, opened.areas());
    }

    private static Opened opened(MessageHead head, String session, DataInputView in)
            throws IOException {
        return new Opened(
                head.boot(),
                head.seq(),
                head.at(),
                session,
                Wire.required(in, Treatment.class),
                Wire.required(in, Indication.class),
                Wire.text(in),
                Wire.text(in),
                Wire.optional(in, Skin.class),
                Wire.whole(in),
                Wire.text(in),
                Wire.text(in),
                Wire.texts(in));
    }

    private static Observation observation(MessageHead head, String session, DataInputView in)
            throws IOException {
        return new Observation(
                head.boot(),
                head.seq(),
                head.at(),
                session,
                Wire.whole(in),
                Wire.optional(in, Erythema.class),
                Wire.optional(in, Bleeding.class),
                Wire.text(in),
                Wire.text(in));
    }
}
