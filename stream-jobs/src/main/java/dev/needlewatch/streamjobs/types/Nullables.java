package dev.needlewatch.streamjobs.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Members that may be absent: a flag, then the value. */
final class Nullables {
    private Nullables() {}

    static void text(@Nullable String value, DataOutputView out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    static @Nullable String text(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    static void number(@Nullable Double value, DataOutputView out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    static @Nullable Double number(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readDouble() : null;
    }

    static void integer(@Nullable Integer value, DataOutputView out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value);
        }
    }

    static @Nullable Integer integer(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readInt() : null;
    }

    /** A constant by its place in its enum, -1 where absent. */
    @SuppressWarnings("EnumOrdinal") // written and read by the same release only
    static void constant(@Nullable Enum<?> value, DataOutputView out) throws IOException {
        out.writeByte(value == null ? -1 : value.ordinal());
    }

    static <E extends Enum<E>> @Nullable E constant(Class<E> type, DataInputView in)
            throws IOException {
        int ordinal = in.readByte();
        return ordinal < 0 ? null : type.getEnumConstants()[ordinal];
    }

    static <E extends Enum<E>> E required(Class<E> type, DataInputView in) throws IOException {
        return type.getEnumConstants()[in.readByte()];
    }
}
