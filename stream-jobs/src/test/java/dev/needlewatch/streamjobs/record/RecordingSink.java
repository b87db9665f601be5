package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.sink.influx.Point;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what a job in this JVM writes, by the name of the sink. */
final class RecordingSink implements Sink<Point> {
    private static final long serialVersionUID = 1;
    private static final Map<String, List<Point>> WRITTEN = new ConcurrentHashMap<>();

    private final String name;

    RecordingSink(String name) {
        this.name = name;
    }

    List<Point> written() {
        return WRITTEN.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
    }

    @Override
    public SinkWriter<Point> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Point point, Context context) {
                written().add(point);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
