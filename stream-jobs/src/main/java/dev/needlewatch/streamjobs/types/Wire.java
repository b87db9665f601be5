package dev.needlewatch.streamjobs.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Members as the serializers write them: what may be missing behind a byte that says whether it is
 * there, constants by name, so that reordering an enum breaks no savepoint.
 */
public final class Wire {
    private Wire() {}

    /** Writes a text of at most 65,535 bytes, or that there is none. */
    public static void text(DataOutputView out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    /** Reads what {@link #text(DataOutputView, String)} wrote. */
    public static @Nullable String text(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    /** Writes a number, or that there is none. */
    public static void decimal(DataOutputView out, @Nullable Double value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    /** Reads what {@link #decimal(DataOutputView, Double)} wrote. */
    public static @Nullable Double decimal(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readDouble() : null;
    }

    /** Writes a whole number, or that there is none. */
    public static void whole(DataOutputView out, @Nullable Integer value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value);
        }
    }

    /** Reads what {@link #whole(DataOutputView, Integer)} wrote. */
    public static @Nullable Integer whole(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readInt() : null;
    }

    /** Writes a constant by its name, or that there is none. */
    public static void constant(DataOutputView out, @Nullable Enum<?> value) throws IOException {
        text(out, value == null ? null : value.name());
    }

    /** Reads a constant that may be missing. */
    public static <E extends Enum<E>> @Nullable E optional(DataInputView in, Class<E> type)
            throws IOException {
        String name = text(in);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** Reads a constant that must be there. */
    public static <E extends Enum<E>> E required(DataInputView in, Class<E> type)
            throws IOException {
        E value = optional(in, type);
        if (value == null) {
            throw new IOException("a " + type.getSimpleName() + " is missing");
        }
        return value;
    }

    /** Writes bytes, or that there are none. */
    public static void bytes(DataOutputView out, byte @Nullable [] value) throws IOException {
        out.writeInt(value == null ? -1 : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    /** Reads what {@link #bytes(DataOutputView, byte[])} wrote. */
    public static byte @Nullable [] bytes(DataInputView in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] value = new byte[length];
        in.readFully(value);
        return value;
    }

    /** Writes a list of texts. */
    public static void texts(DataOutputView out, List<String> values) throws IOException {
        out.writeInt(values.size());
        for (String value : values) {
            out.writeUTF(value);
        }
    }

    /** Reads a list of texts. */
    public static List<String> texts(DataInputView in) throws IOException {
        int size = in.readInt();
        List<String> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(in.readUTF());
        }
        return values;
    }
}
