package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.standalone.flink.CounterBoard;
import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSink;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.awaitility.Awaitility;

/** The sink in a job of its own, and what its counters say. */
final class SinkRun {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** When the first point of the job that was submitted last was made; 0 before. */
    private static final AtomicLong FIRST_NANOS = new AtomicLong();

    private final String name;

    private SinkRun(String name) {
        this.name = name;
    }

    /** As many points as are wanted, as fast as they are taken; then the job ends. */
    static SinkRun of(EmbeddedFlink flink, String name, long points, InfluxSettings store) {
        return start(flink, name, source(name, points, RateLimiterStrategy.noOp()), store);
    }

    /** A point a second, for as long as the cluster lives: a writer to drain a spool. */
    static SinkRun idle(EmbeddedFlink flink, String name, InfluxSettings store) {
        return start(
                flink, name, source(name, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1)), store);
    }

    private static DataGeneratorSource<Point> source(
            String name, long points, RateLimiterStrategy<?> rate) {
        GeneratorFunction<Long, Point> made =
                n -> {
                    FIRST_NANOS.compareAndSet(0, System.nanoTime());
                    return Readings.of(name, n);
                };
        return new DataGeneratorSource<>(made, points, rate, Point.TYPE);
    }

    private static SinkRun start(
            EmbeddedFlink flink,
            String name,
            DataGeneratorSource<Point> source,
            InfluxSettings store) {
        FIRST_NANOS.set(0);
        flink.submit(
                name,
                env ->
                        env.fromSource(source, WatermarkStrategy.noWatermarks(), "points")
                                .sinkTo(new InfluxSink(store))
                                .name("store"));
        return new SinkRun(name);
    }

    /** What a counter of the sink stands at. */
    long count(String counter) {
        return CounterBoard.get().count(name, counter);
    }

    /** Waits until a counter stands at so many. */
    void await(String counter, long many) {
        Awaitility.await(counter + " of " + name)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(counter) >= many);
    }

    /** Since the first point was made. */
    static double seconds() {
        return (System.nanoTime() - FIRST_NANOS.get()) / 1e9;
    }
}
