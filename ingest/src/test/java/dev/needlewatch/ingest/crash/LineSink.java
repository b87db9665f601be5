package dev.needlewatch.ingest.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes lines to files, one for each attempt of each subtask, at least once. Nothing is buffered
 * here: what a killed TaskManager has said stays said.
 */
record LineSink(String folder) implements Sink<Line> {
    /** How long a line is in a file. */
    static final int BYTES = 3 * Integer.BYTES;

    @Override
    public SinkWriter<Line> createWriter(WriterInitContext context) throws IOException {
        OutputStream file = Files.newOutputStream(Path.of(folder, UUID.randomUUID().toString()));
        return new SinkWriter<>() {
            @Override
            public void write(Line line, Context context) throws IOException {
                file.write(
                        ByteBuffer.allocate(BYTES)
                                .putInt(line.topic())
                                .putInt(line.number())
                                .putInt(line.verdict())
                                .array());
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
