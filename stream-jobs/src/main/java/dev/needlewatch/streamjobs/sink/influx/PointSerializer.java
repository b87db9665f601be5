package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.Point.Field;
import dev.needlewatch.streamjobs.sink.influx.Point.Tag;
import dev.needlewatch.streamjobs.sink.influx.Point.Value;
import dev.needlewatch.streamjobs.types.ImmutableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link Point}s between operators. Each field has a byte for its type. */
final class PointSerializer extends ImmutableSerializer<Point> {
    private static final long serialVersionUID = 1;

    static final PointSerializer INSTANCE = new PointSerializer();

    private static final int VERSION = 1;
    private static final int DECIMAL = 1;
    private static final int WHOLE = 2;
    private static final int TEXT = 3;

    private PointSerializer() {}

    @Override
    protected int version() {
        return VERSION;
    }

    @Override
    protected void write(Point point, DataOutputView out) throws IOException {
        out.writeUTF(point.measurement());
        out.writeLong(point.timeNanos());
        out.writeInt(point.tags().size());
        for (Tag tag : point.tags()) {
            out.writeUTF(tag.key());
            out.writeUTF(tag.value());
        }
        out.writeInt(point.fields().size());
        for (Field field : point.fields()) {
            out.writeUTF(field.key());
            value(field.value(), out);
        }
    }

    private static void value(Value value, DataOutputView out) throws IOException {
        if (value instanceof Value.Decimal decimal) {
            out.writeByte(DECIMAL);
            out.writeDouble(decimal.value());
        } else if (value instanceof Value.Whole whole) {
            out.writeByte(WHOLE);
            out.writeLong(whole.value());
        } else if (value instanceof Value.Text text) {
            out.writeByte(TEXT);
            out.writeUTF(text.value());
        }
    }

    @Override
    protected Point read(int version, DataInputView in) throws IOException {
        String measurement = in.readUTF();
        long timeNanos = in.readLong();
        int tagCount = in.readInt();
        List<Tag> tags = new ArrayList<>(tagCount);
        for (int i = 0; i < tagCount; i++) {
            tags.add(new Tag(in.readUTF(), in.readUTF()));
        }
        int fieldCount = in.readInt();
        List<Field> fields = new ArrayList<>(fieldCount);
        for (int i = 0; i < fieldCount; i++) {
            fields.add(new Field(in.readUTF(), value(in)));
        }
        return new Point(measurement, tags, fields, timeNanos);
    }

    private static Value value(DataInputView in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case DECIMAL -> new Value.Decimal(in.readDouble());
            case WHOLE -> new Value.Whole(in.readLong());
            case TEXT -> new Value.Text(in.readUTF());
            default -> throw new IOException("no type of field has the number " + type);
        };
    }

    @Override
    public TypeSerializerSnapshot<Point> snapshotConfiguration() {
        return new Snapshot();
    }

    private Object readResolve() {
        return INSTANCE;
    }

    /** Says which serializer to restore. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Point> {
        /** For Flink, which makes one by reflection. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
