package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Erythema;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary forms of session events: the common members, a byte for the type, its members. */
final class SessionForms {
    private static final byte OPENED = 1;
    private static final byte PHASE = 2;
    private static final byte TEST_AREA = 3;
    private static final byte OBSERVATION = 4;
    private static final byte CLOSED = 5;

    private SessionForms() {}

    static void write(SessionEvent event, DataOutputView out) throws IOException {
        out.writeLong(event.boot());
        out.writeLong(event.seq());
        out.writeLong(event.at());
        out.writeUTF(event.session());
        if (event instanceof SessionEvent.Opened opened) {
            out.writeByte(OPENED);
            opened(opened, out);
        } else if (event instanceof SessionEvent.PhaseBegun begun) {
            out.writeByte(PHASE);
            Nullables.constant(begun.phase(), out);
        } else if (event instanceof SessionEvent.TestArea test) {
            out.writeByte(TEST_AREA);
            Nullables.constant(test.reaction(), out);
            Nullables.number(test.approvedDepthMm(), out);
            Nullables.text(test.serum(), out);
            Nullables.integer(test.comfort(), out);
        } else if (event instanceof SessionEvent.Observation seen) {
            out.writeByte(OBSERVATION);
            Nullables.integer(seen.pain(), out);
            Nullables.constant(seen.erythema(), out);
            Nullables.constant(seen.bleeding(), out);
            Nullables.text(seen.area(), out);
            Nullables.text(seen.zone(), out);
        } else {
            out.writeByte(CLOSED);
            Nullables.constant(((SessionEvent.Closed) event).outcome(), out);
        }
    }

    static SessionEvent read(DataInputView in) throws IOException {
        long boot = in.readLong();
        long seq = in.readLong();
        long at = in.readLong();
        String session = in.readUTF();
        byte type = in.readByte();
        return switch (type) {
            case OPENED -> opened(boot, seq, at, session, in);
            case PHASE ->
                    new SessionEvent.PhaseBegun(
                            boot, seq, at, session, Nullables.required(Phase.class, in));
            case TEST_AREA ->
                    new SessionEvent.TestArea(
                            boot,
                            seq,
                            at,
                            session,
                            Nullables.required(Reaction.class, in),
                            Nullables.number(in),
                            Nullables.text(in),
                            Nullables.integer(in));
            case OBSERVATION ->
                    new SessionEvent.Observation(
                            boot,
                            seq,
                            at,
                            session,
                            Nullables.integer(in),
                            Nullables.constant(Erythema.class, in),
                            Nullables.constant(Bleeding.class, in),
                            Nullables.text(in),
                            Nullables.text(in));
            case CLOSED ->
                    new SessionEvent.Closed(
                            boot, seq, at, session, Nullables.constant(Outcome.class, in));
            default -> throw new IOException("no session event is of type " + type);
        };
    }

    private static void opened(SessionEvent.Opened o, DataOutputView out) throws IOException {
        Nullables.constant(o.treatment(), out);
        Nullables.constant(o.indication(), out);
        Nullables.text(o.client(), out);
        Nullables.text(o.therapist(), out);
        Nullables.constant(o.skin(), out);
        Nullables.integer(o.fitzpatrick(), out);
        Nullables.text(o.serum(), out);
        Nullables.text(o.cartridge(), out);
        out.writeInt(o.areas().size());
        for (String area : o.areas()) {
            out.writeUTF(area);
        }
    }

    private static SessionEvent opened(
            long boot, long seq, long at, String session, DataInputView in) throws IOException {
        return new SessionEvent.Opened(
                boot,
                seq,
                at,
                session,
                Nullables.required(Treatment.class, in),
                Nullables.required(Indication.class, in),
                Nullables.text(in),
                Nullables.text(in),
                Nullables.constant(Skin.class, in),
                Nullables.integer(in),
                Nullables.text(in),
                Nullables.text(in),
                areas(in));
    }

    private static List<String> areas(DataInputView in) throws IOException {
        int size = in.readInt();
        List<String> areas = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            areas.add(in.readUTF());
        }
        return areas;
    }
}
