package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes {@link PenEvent}s: a byte for the kind of message, then its members in their order. Events
 * travel between operators but are kept in no state, so that the form may change with a release.
 */
public final class PenEventSerializer extends TypeSerializerSingleton<PenEvent> {
    static final PenEventSerializer INSTANCE = new PenEventSerializer();

    private static final long serialVersionUID = 1;
    private static final byte READING = 1;
    private static final byte SESSION = 2;
    private static final byte STATUS = 3;
    private static final byte LOG = 4;

    private PenEventSerializer() {}

    @Override
    public void serialize(PenEvent event, DataOutputView out) throws IOException {
        out.writeUTF(event.clinic());
        out.writeUTF(event.pen());
        out.writeLong(event.arrivedAt());
        PenMessage message = event.message();
        if (message instanceof Reading reading) {
            out.writeByte(READING);
            PenForms.write(reading, out);
        } else if (message instanceof SessionEvent session) {
            out.writeByte(SESSION);
            SessionForms.write(session, out);
        } else if (message instanceof PenStatus status) {
            out.writeByte(STATUS);
            PenForms.write(status, out);
        } else {
            out.writeByte(LOG);
            PenForms.write((LogLine) message, out);
        }
    }

    @Override
    public PenEvent deserialize(DataInputView in) throws IOException {
        String clinic = in.readUTF();
        String pen = in.readUTF();
        long arrivedAt = in.readLong();
        byte kind = in.readByte();
        PenMessage message =
                switch (kind) {
                    case READING -> PenForms.reading(in);
                    case SESSION -> SessionForms.read(in);
                    case STATUS -> PenForms.status(in);
                    case LOG -> PenForms.log(in);
                    default -> throw new IOException("no pen message begins with " + kind);
                };
        return new PenEvent(clinic, pen, message, arrivedAt);
    }

    @Override
    public PenEvent deserialize(PenEvent reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView from, DataOutputView to) throws IOException {
        serialize(deserialize(from), to);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public PenEvent createInstance() {
        return new PenEvent(
                "",
                "",
                new PenStatus(
                        dev.needlewatch.ingest.contract.pen.PenState.OFFLINE,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null),
                0);
    }

    @Override
    public PenEvent copy(PenEvent from) {
        return from;
    }

    @Override
    public PenEvent copy(PenEvent from, PenEvent reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<PenEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in state; instantiated by Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PenEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
