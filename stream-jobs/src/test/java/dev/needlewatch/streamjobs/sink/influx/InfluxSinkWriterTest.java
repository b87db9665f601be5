package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InfluxSinkWriterTest {
    private static final SinkWriter.Context CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return Long.MIN_VALUE;
                }

                @Override
                public Long timestamp() {
                    return 0L;
                }
            };

    private final ScriptedStore store = new ScriptedStore();
    private final FakeTime time = new FakeTime();
    private final InfluxMetrics metrics = new InfluxMetrics(new UnregisteredMetricsGroup());
    private InfluxSinkWriter writer;

    InfluxSinkWriterTest() throws InfluxConfigurationException {
        writer = writer(store.settings());
    }

    private InfluxSinkWriter writer(InfluxSettings settings) throws InfluxConfigurationException {
        StoreDestination destination =
                new StoreDestination(
                        new StoreOffer(settings, metrics, false),
                        new Outage(settings, metrics, new Random(7), Clock.systemUTC()));
        return new InfluxSinkWriter(
                settings,
                new BatchSender(destination, settings.inFlightBatches(), metrics, "influx-test"),
                time);
    }

    private void restart(InfluxSettings settings) throws InfluxConfigurationException {
        writer.close();
        writer = writer(settings);
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }

    private static Point point(long number) {
        return Point.of("m").tag("t", "a").whole("n", number).at(number);
    }

    private static List<String> lines(long count) {
        return LongStream.range(0, count).mapToObj(n -> "m,t=a n=" + n + "i " + n).toList();
    }

    private void write(long count) throws Exception {
        for (long number = 0; number < count; number++) {
            writer.write(point(number), CONTEXT);
        }
    }

    @Test
    void aFlushEndsOnlyWhenEveryPointIsStored() throws Exception {
        write(3);
        writer.flush(false);
        assertThat(store.taken()).isEqualTo(lines(3));
        assertThat(metrics.pointsWritten()).isEqualTo(3);
        assertThat(metrics.connected()).isTrue();
        assertThat(time.waiting()).isZero();
        assertThat(store.requests())
                .singleElement()
                .asString()
                .contains("bucket=bucket", "org=org", "precision=ns", "Token secret");
    }

    @Test
    void sendsABatchWhenItIsFull() throws Exception {
        restart(store.settings().withBatches(10, Duration.ofHours(1), 4));
        write(10);
        await("the I/O thread sends it").until(() -> store.taken().equals(lines(10)));
    }

    @Test
    void sendsABatchWhenItIsOldEnough() throws Exception {
        write(2);
        time.advance(999);
        assertThat(store.requests()).isEmpty();
        time.advance(1);
        await("the I/O thread sends it").until(() -> store.taken().equals(lines(2)));
    }

    @Test
    void setsTheBadLineApartAndKeepsTheRest() throws Exception {
        store.takingOnly(line -> !line.contains("n=37i") && !line.contains("n=90i"));
        write(100);
        writer.flush(false);
        assertThat(store.taken())
                .isEqualTo(
                        lines(100).stream()
                                .filter(line -> !line.contains("n=37i") && !line.contains("n=90i"))
                                .toList());
        assertThat(metrics.pointsRejected()).isEqualTo(2);
        assertThat(metrics.pointsWritten()).isEqualTo(98);
    }

    @Test
    void halvesWhatIsTooLarge() throws Exception {
        store.takingAtMost(30);
        write(100);
        writer.flush(false);
        assertThat(store.taken()).isEqualTo(lines(100));
        assertThat(metrics.pointsRejected()).isZero();
    }

    @Test
    void triesAgainWhileTheStoreIsBusyOrBroken() throws Exception {
        store.then(503).then(500).then(429).then(502);
        write(5);
        writer.flush(false);
        assertThat(store.taken()).isEqualTo(lines(5));
        assertThat(metrics.retries()).isEqualTo(4);
        assertThat(metrics.connected()).isTrue();
    }

    @Test
    void staysAwayAsLongAsTheStoreAsks() throws Exception {
        store.then(429, "1");
        write(1);
        long before = System.nanoTime();
        writer.flush(false);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(store.taken()).isEqualTo(lines(1));
    }

    @Test
    void storesEverythingOnceTheStoreIsBack() throws Exception {
        store.close();
        write(5);
        CompletableFuture<Void> flush = CompletableFuture.runAsync(this::flush);
        await("attempts fail").until(() -> metrics.retries() >= 3);
        assertThat(metrics.connected()).isFalse();
        assertThat(flush).isNotDone();
        try (ScriptedStore back = new ScriptedStore(store.port())) {
            flush.get(30, TimeUnit.SECONDS);
            assertThat(back.taken()).isEqualTo(lines(5));
        }
    }

    private void flush() {
        try {
            writer.flush(false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void holdsTheTaskBackOnlyWhenTheBoundIsReached() throws Exception {
        restart(store.settings().withBatches(1, Duration.ofHours(1), 2));
        store.hold();
        write(2);
        assertThat(metrics.inFlight()).isEqualTo(2);
        CompletableFuture<Void> third =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                writer.write(point(2), CONTEXT);
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(third).failsWithin(Duration.ofMillis(300)); // it waits
        assertThat(third).isNotDone();
        store.release();
        third.get(30, TimeUnit.SECONDS);
        writer.flush(false);
        assertThat(store.taken()).isEqualTo(lines(3));
        assertThat(metrics.inFlight()).isZero();
    }

    @Test
    void saysWhatToChangeAndAsksFlinkForNoRestart() throws Exception {
        store.then(404);
        write(1);
        assertThatThrownBy(() -> writer.flush(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("create bucket bucket in organization org")
                .satisfies(
                        e ->
                                assertThat(
                                                ThrowableClassifier.findThrowableOfThrowableType(
                                                        e, ThrowableType.NonRecoverableError))
                                        .isPresent());
        write(1);
        assertThatThrownBy(() -> writer.flush(false)).isInstanceOf(IOException.class);
    }

    @Test
    void aRefusalAfterTheFirstStoredBatchIsAnOutage() throws Exception {
        write(1);
        writer.flush(false);
        store.then(401).then(404);
        write(2);
        writer.flush(false);
        assertThat(store.taken()).hasSize(3);
        assertThat(metrics.retries()).isEqualTo(2);
    }

    @Test
    void closesAtOnceWhileTheStoreIsAway() throws Exception {
        store.then(429, "3600");
        write(1);
        time.advance(10_000);
        await("it waits for the store").until(() -> metrics.retries() == 1);
        long before = System.nanoTime();
        writer.close();
        assertThat(System.nanoTime() - before).isLessThan(4_000_000_000L);
    }
}
