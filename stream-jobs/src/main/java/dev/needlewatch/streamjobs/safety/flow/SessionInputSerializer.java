package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.types.ImmutableSerializer;
import dev.needlewatch.streamjobs.types.PenEventSerializer;
import dev.needlewatch.streamjobs.types.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes {@link SessionInput}s: a byte for the kind, then its members. Every reading passes here.
 */
public final class SessionInputSerializer extends ImmutableSerializer<SessionInput> {
    private static final long serialVersionUID = 1;

    /** The one instance. */
    public static final SessionInputSerializer INSTANCE = new SessionInputSerializer();

    private static final int MESSAGE = 1;
    private static final int COMMAND = 2;
    private static final int SIGN = 3;
    private static final int FINDING = 4;
    private static final int PROBED = 5;
    private static final int STANDING = 6;

    private SessionInputSerializer() {}

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(SessionInput input, DataOutputView out) throws IOException {
        if (input instanceof SessionInput.Message message) {
            out.writeByte(MESSAGE);
            PenEventSerializer.INSTANCE.serialize(message.event(), out);
            out.writeBoolean(message.late());
            Wire.bytes(out, message.payload());
        } else if (input instanceof SessionInput.Command command) {
            out.writeByte(COMMAND);
            out.writeUTF(command.key());
            ScreenCommandWire.write(command.command(), out);
        } else if (input instanceof SessionInput.Signed signed) {
            out.writeByte(SIGN);
            out.writeUTF(signed.clinic());
            SignWire.write(signed.sign(), out);
        } else if (input instanceof SessionInput.Found found) {
            out.writeByte(FINDING);
            out.writeUTF(found.clinic());
            FindingWire.write(found.finding(), out);
        } else if (input instanceof SessionInput.Probed probed) {
            out.writeByte(PROBED);
            out.writeUTF(probed.clinic());
            out.writeLong(probed.at());
        } else if (input instanceof SessionInput.Standing standing) {
            out.writeByte(STANDING);
            out.writeUTF(standing.key());
            StandingAlarmWire.write(standing.alarm(), out);
        }
    }

    @Override
    protected SessionInput read(int version, DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case MESSAGE ->
                    new SessionInput.Message(
                            PenEventSerializer.INSTANCE.deserialize(in),
                            in.readBoolean(),
                            Wire.bytes(in));
            case COMMAND -> new SessionInput.Command(in.readUTF(), ScreenCommandWire.read(in));
            case SIGN -> new SessionInput.Signed(in.readUTF(), SignWire.read(in));
            case FINDING -> new SessionInput.Found(in.readUTF(), FindingWire.read(in));
            case PROBED -> new SessionInput.Probed(in.readUTF(), in.readLong());
            case STANDING -> new SessionInput.Standing(in.readUTF(), StandingAlarmWire.read(in));
            default -> throw new IOException("no kind of session input has the number " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<SessionInput> snapshotConfiguration() {
        return new Snapshot();
    }

    private Object readResolve() {
        return INSTANCE;
    }

    /** Says which serializer to restore; the layout's version stands before each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SessionInput> {
        /** For Flink, which makes one by reflection. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
