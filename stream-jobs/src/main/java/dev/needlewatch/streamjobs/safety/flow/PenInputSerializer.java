package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.types.ImmutableSerializer;
import dev.needlewatch.streamjobs.types.PenEventSerializer;
import dev.needlewatch.streamjobs.types.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link PenInput}s: a byte for the kind, then its members. Every reading passes here. */
public final class PenInputSerializer extends ImmutableSerializer<PenInput> {
    private static final long serialVersionUID = 1;

    /** The one instance. */
    public static final PenInputSerializer INSTANCE = new PenInputSerializer();

    private static final int MESSAGE = 1;
    private static final int UNUSABLE = 2;
    private static final int COMMAND = 3;
    private static final int PROBED = 4;
    private static final int STANDING = 5;

    private PenInputSerializer() {}

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(PenInput input, DataOutputView out) throws IOException {
        if (input instanceof PenInput.Message message) {
            out.writeByte(MESSAGE);
            PenEventSerializer.INSTANCE.serialize(message.event(), out);
            out.writeBoolean(message.retained());
            Wire.bytes(out, message.payload());
        } else if (input instanceof PenInput.Unusable unusable) {
            out.writeByte(UNUSABLE);
            out.writeUTF(unusable.clinic());
            out.writeUTF(unusable.pen());
            out.writeLong(unusable.arrivedAt());
        } else if (input instanceof PenInput.Command command) {
            out.writeByte(COMMAND);
            out.writeUTF(command.pen());
            ScreenCommandWire.write(command.command(), out);
        } else if (input instanceof PenInput.Probed probed) {
            out.writeByte(PROBED);
            out.writeUTF(probed.clinic());
            out.writeLong(probed.at());
        } else if (input instanceof PenInput.Standing standing) {
            out.writeByte(STANDING);
            out.writeUTF(standing.pen());
            out.writeUTF(standing.owner());
            StandingAlarmWire.write(standing.alarm(), out);
        }
    }

    @Override
    protected PenInput read(int version, DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case MESSAGE ->
                    new PenInput.Message(
                            PenEventSerializer.INSTANCE.deserialize(in),
                            in.readBoolean(),
                            Wire.bytes(in));
            case UNUSABLE -> new PenInput.Unusable(in.readUTF(), in.readUTF(), in.readLong());
            case COMMAND -> new PenInput.Command(in.readUTF(), ScreenCommandWire.read(in));
            case PROBED -> new PenInput.Probed(in.readUTF(), in.readLong());
            case STANDING ->
                    new PenInput.Standing(in.readUTF(), in.readUTF(), StandingAlarmWire.read(in));
            default -> throw new IOException("no kind of pen input has the number " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<PenInput> snapshotConfiguration() {
        return new Snapshot();
    }

    private Object readResolve() {
        return INSTANCE;
    }

    /** Says which serializer to restore; the layout's version stands before each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PenInput> {
        /** For Flink, which makes one by reflection. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
