package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.ImmutableSerializer;
import dev.needlewatch.streamjobs.types.PenEventSerializer;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link FoldInput}s: a byte for the kind, then what it is of. */
public final class FoldInputSerializer extends ImmutableSerializer<FoldInput> {
    private static final long serialVersionUID = 1;

    /** The one instance. */
    static final FoldInputSerializer INSTANCE = new FoldInputSerializer();

    private static final TypeSerializer<Point> POINTS =
            Point.TYPE.createSerializer(new SerializerConfigImpl());

    private static final int MESSAGE = 1;
    private static final int ALARM_CHANGE = 2;

    private FoldInputSerializer() {}

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(FoldInput input, DataOutputView out) throws IOException {
        if (input instanceof FoldInput.Message message) {
            out.writeByte(MESSAGE);
            PenEventSerializer.INSTANCE.serialize(message.event(), out);
        } else if (input instanceof FoldInput.AlarmChange change) {
            out.writeByte(ALARM_CHANGE);
            POINTS.serialize(change.alarm(), out);
        }
    }

    @Override
    protected FoldInput read(int version, DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case MESSAGE -> new FoldInput.Message(PenEventSerializer.INSTANCE.deserialize(in));
            case ALARM_CHANGE -> new FoldInput.AlarmChange(POINTS.deserialize(in));
            default -> throw new IOException("no kind of fold input has the number " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<FoldInput> snapshotConfiguration() {
        return new Snapshot();
    }

    private Object readResolve() {
        return INSTANCE;
    }

    /** Says which serializer to restore; the layout's version stands before each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<FoldInput> {
        /** For Flink, which makes one by reflection. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
