package dev.needlewatch.streamjobs.sink.influx.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a segment batch by batch; one batch is in memory at a time. For one thread. */
public final class SegmentReader implements AutoCloseable {
    private final InputStream in;

    SegmentReader(FSDataInputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next batch of lines; null at the end. */
    public @Nullable List<String> next() throws IOException {
        return Frames.next(in);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
