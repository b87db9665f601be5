package dev.needlewatch.ingest.source.enumerator;

import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes nothing and reads anything, so that a later version may write something. */
public final class NoStateSerializer implements SimpleVersionedSerializer<NoState> {
    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(NoState state) {
        return new byte[0];
    }

    @Override
    public NoState deserialize(int version, byte[] bytes) {
        return NoState.INSTANCE;
    }
}
