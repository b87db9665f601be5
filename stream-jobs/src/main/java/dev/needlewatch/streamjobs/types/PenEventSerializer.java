package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes {@link PenEvent}s: address, arrival, a byte for the kind of message, then its members. The
 * numbers of the kinds stand in savepoints and are never given to another kind.
 */
public final class PenEventSerializer extends ImmutableSerializer<PenEvent> {
    private static final long serialVersionUID = 1;

    /** The one instance. */
    public static final PenEventSerializer INSTANCE = new PenEventSerializer();

    private static final int VERSION = 1;
    private static final int READING = 1;
    private static final int STATUS = 2;
    private static final int LOG = 3;

    private PenEventSerializer() {}

    @Override
    protected int version() {
        return VERSION;
    }

    @Override
    protected void write(PenEvent event, DataOutputView out) throws IOException {
        out.writeUTF(event.clinic());
        out.writeUTF(event.pen());
        out.writeLong(event.arrivedAt());
        PenMessage message = event.message();
        if (message instanceof Reading reading) {
            out.writeByte(READING);
            head(reading, reading.seq(), out);
            reading(reading, out);
        } else if (message instanceof SessionEvent session) {
            out.writeByte(SessionEventWire.kind(session));
            head(session, session.seq(), out);
            SessionEventWire.write(session, out);
        } else if (message instanceof PenStatus status) {
            out.writeByte(STATUS);
            head(status, 0, out);
            status(status, out);
        } else if (message instanceof LogLine line) {
            out.writeByte(LOG);
            head(line, line.seq(), out);
            Wire.constant(out, line.level());
            out.writeUTF(line.message());
            Wire.text(out, line.code());
        }
    }

    @Override
    protected PenEvent read(int version, DataInputView in) throws IOException {
        String clinic = in.readUTF();
        String pen = in.readUTF();
        long arrivedAt = in.readLong();
        int kind = in.readByte();
        MessageHead head = new MessageHead(in.readLong(), in.readLong(), in.readLong());
        PenMessage message =
                switch (kind) {
                    case READING -> reading(head, in);
                    case STATUS -> status(head, in);
                    case LOG -> log(head, in);
                    default -> SessionEventWire.read(kind, head, in);
                };
        return new PenEvent(clinic, pen, message, arrivedAt);
    }

    private static void head(PenMessage message, long seq, DataOutputView out) throws IOException {
        out.writeLong(message.boot());
        out.writeLong(seq);
        out.writeLong(message.at());
    }

    private static void reading(Reading reading, DataOutputView out) throws IOException {
        Wire.text(out, reading.session());
        Wire.text(out, reading.area());
        Wire.text(out, reading.zone());
        out.writeDouble(reading.depthMm());
        Wire.decimal(out, reading.setDepthMm());
        out.writeDouble(reading.speedRpm());
        Wire.whole(out, reading.passes());
        out.writeBoolean(reading.contact());
        Wire.whole(out, reading.strip());
        Wire.constant(out, reading.direction());
    }

    private static Reading reading(MessageHead head, DataInputView in) throws IOException {
        return new Reading(
                head.boot(),
                head.seq(),
                head.at(),
                Wire.text(in),
                Wire.text(in),
                Wire.text(in),
                in.readDouble(),
                Wire.decimal(in),
                in.readDouble(),
                Wire.whole(in),
                in.readBoolean(),
                Wire.whole(in),
                Wire.optional(in, Direction.class));
    }

    private static void status(PenStatus status, DataOutputView out) throws IOException {
        Wire.constant(out, status.state());
        Wire.text(out, status.model());
        Wire.text(out, status.firmware());
        Wire.decimal(out, status.batteryPct());
        Wire.text(out, status.cartridge());
        Wire.decimal(out, status.nominalRpm());
    }

    private static PenStatus status(MessageHead head, DataInputView in) throws IOException {
        return new PenStatus(
                Wire.required(in, PenState.class),
                head.boot(),
                head.at(),
                Wire.text(in),
                Wire.text(in),
                Wire.decimal(in),
                Wire.text(in),
                Wire.decimal(in));
    }

    private static LogLine log(MessageHead head, DataInputView in) throws IOException {
        return new LogLine(
                head.boot(),
                head.seq(),
                head.at(),
                Wire.required(in, LogLevel.class),
                in.readUTF(),
                Wire.text(in));
    }

    @Override
    public TypeSerializerSnapshot<PenEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    private Object readResolve() {
        return INSTANCE;
    }

    /** Says which serializer to restore; the layout's version stands before each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PenEvent> {
        /** For Flink, which makes one by reflection. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
