package dev.needlewatch.streamjobs.sink.influx;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The sink as Flink's suite can use it: of values that can be compared, which a {@link Point}
 * cannot. {@code 17 anything} becomes the point of time 17.
 *
 * @param run the value of tag {@code run}, so that tests do not meet in the store
 */
record TextSink(InfluxSink points, String run) implements Sink<String> {
    static final String MEASUREMENT = "suite";

    @Override
    public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
        SinkWriter<Point> writer = points.createWriter(context);
        return new SinkWriter<>() {
            @Override
            public void write(String text, Context context)
                    throws IOException, InterruptedException {
                long time = Long.parseLong(text.substring(0, text.indexOf(' ')));
                writer.write(
                        Point.of(MEASUREMENT).tag("run", run).text("text", text).at(time), context);
            }

            @Override
            public void flush(boolean endOfInput) throws IOException, InterruptedException {
                writer.flush(endOfInput);
            }

            @Override
            public void close() throws Exception {
                writer.close();
            }
        };
    }
}
