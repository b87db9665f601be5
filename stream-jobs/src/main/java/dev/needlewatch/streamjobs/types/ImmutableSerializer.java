package dev.needlewatch.streamjobs.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes immutable values, each behind a version byte, so that a savepoint of an older release can
 * be read by a newer one: a new member raises the version, and {@link #read} still knows the former
 * ones. Has no state; one instance serves all threads.
 *
 * @param <T> an immutable value
 */
public abstract class ImmutableSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1;

    /** The version that {@link #write} writes, 1 to 127. */
    protected abstract int version();

    /** Writes a value as the current version has it. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads a value as {@code version}, which is from 1 to the current one, has it. */
    protected abstract T read(int version, DataInputView in) throws IOException;

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        out.writeByte(version());
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > version()) {
            throw new IOException(
                    getClass().getSimpleName()
                            + " reads versions 1 to "
                            + version()
                            + ", this is "
                            + version
                            + ": written by a newer release?");
        }
        return read(version, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final void copy(DataInputView from, DataOutputView to) throws IOException {
        serialize(deserialize(from), to);
    }

    @Override
    public final T copy(T value) {
        return value;
    }

    @Override
    public final T copy(T value, T reuse) {
        return value;
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    /**
     * Null: there is no value that means "none". Flink calls it only to have something to reuse.
     */
    @Override
    @SuppressWarnings("NullAway") // Flink's contract allows null for immutable types
    public final @Nullable T createInstance() {
        return null;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
