package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.streamjobs.sink.influx.spool.Spool;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpooledWriterTest {
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

    @TempDir Path folder;

    private boolean restored;
    private final ScriptedStore store = new ScriptedStore();
    private final InfluxMetrics metrics = new InfluxMetrics(new UnregisteredMetricsGroup());
    private final List<AutoCloseable> open = new ArrayList<>(List.of(store));

    private SpoolSettings spool() {
        return SpoolSettings.in(folder).leased(Duration.ofMillis(200));
    }

    private InfluxSinkWriter writer(SpoolSettings spool) throws IOException {
        InfluxSettings settings =
                store.settings().withBatches(10, Duration.ofHours(1), 2).withSpool(spool);
        Destination destination = Destination.of(settings, 1, metrics, restored);
        InfluxSinkWriter writer =
                new InfluxSinkWriter(
                        settings,
                        new BatchSender(destination, settings.inFlightBatches(), metrics, "test"),
                        new FakeTime());
        open.add(0, writer);
        return writer;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static Point point(long n, long time) {
        return Point.of("m").tag("t", "a").whole("n", n).at(time);
    }

    private static void write(InfluxSinkWriter writer, long from, long to) throws Exception {
        for (long n = from; n < to; n++) {
            writer.write(point(n, n), CONTEXT);
        }
    }

    private static List<String> lines(long to) {
        return LongStream.range(0, to).mapToObj(n -> "m,t=a n=" + n + "i " + n).toList();
    }

    private ScriptedStore back() {
        ScriptedStore back = new ScriptedStore(store.port());
        open.add(back);
        return back;
    }

    @Test
    void aCheckpointCompletesWhileTheStoreIsAwayAndEverythingIsStoredOnceItIsBack()
            throws Exception {
        InfluxSinkWriter writer = writer(spool());
        store.close();
        write(writer, 0, 100);
        writer.flush(false);
        assertThat(metrics.pointsSpooled()).isEqualTo(100);
        assertThat(metrics.connected()).isFalse();
        ScriptedStore back = back();
        await("the spool is drained").until(() -> metrics.pointsDrained() == 100);
        assertThat(back.taken()).isEqualTo(lines(100));
        assertThat(metrics.answers(Verdict.UNREACHABLE)).isPositive();
    }

    @Test
    void aRefusalThatAPersonMustMendEndsAJobThatIsNew() throws Exception {
        store.then(401);
        InfluxSinkWriter writer = writer(spool());
        write(writer, 0, 10);
        assertThatThrownBy(() -> writer.flush(false))
                .hasRootCauseInstanceOf(InfluxConfigurationException.class);
    }

    @Test
    void theSameIsAnOutageToAJobThatGoesOnFromACheckpoint() throws Exception {
        restored = true;
        store.then(401).then(404);
        InfluxSinkWriter writer = writer(spool());
        write(writer, 0, 10);
        writer.flush(false);
        assertThat(metrics.pointsSpooled()).isEqualTo(10);
        await("the token is mended").until(() -> metrics.pointsDrained() == 10);
        assertThat(store.taken()).isEqualTo(lines(10));
    }

    @Test
    void liveDataDoesNotWaitForTheDrain() throws Exception {
        InfluxSinkWriter writer = writer(spool().within(1 << 20, 20));
        store.close();
        write(writer, 0, 50);
        writer.flush(false);
        ScriptedStore back = back();
        await("the drain finds out").until(() -> metrics.pointsDrained() > 0);
        writer.write(point(1_000, 1_000), CONTEXT);
        writer.flush(false);
        assertThat(back.taken()).contains("m,t=a n=1000i 1000").hasSizeLessThan(50);
        await("two batches a second").until(() -> back.taken().size() == 51);
    }

    @Test
    void aCorrectionIsNotOverwrittenByWhatWaited() throws Exception {
        InfluxSinkWriter writer = writer(spool().within(1 << 20, 20));
        store.close();
        write(writer, 0, 50);
        writer.flush(false);
        ScriptedStore back = back();
        await("the drain finds out").until(() -> metrics.pointsDrained() > 0);
        writer.write(point(7_777, 45), CONTEXT);
        writer.flush(false);
        await("everything is stored").until(() -> back.taken().size() == 51);
        assertThat(back.taken().indexOf("m,t=a n=7777i 45"))
                .isGreaterThan(back.taken().indexOf("m,t=a n=45i 45"));
    }

    @Test
    void whatALostWriterSpooledIsDrainedByTheNext() throws Exception {
        Spool lost = new Spool(spool(), 1, Clock.systemUTC());
        lost.append(lines(30));
        lost.secure();
        InfluxSinkWriter next = writer(spool());
        await("the lease ends").until(() -> store.taken().equals(lines(30)));
        next.flush(false);
    }

    @Test
    void whatALostWriterSpooledDoesNotOverwriteWhatTheNextCorrects() throws Exception {
        Spool lost = new Spool(spool(), 1, Clock.systemUTC());
        lost.append(lines(30));
        lost.secure();
        InfluxSinkWriter next = writer(spool());
        next.write(point(7_777, 7), CONTEXT);
        next.flush(false);
        await("everything is stored").until(() -> store.taken().size() == 31);
        assertThat(store.taken().get(30)).isEqualTo("m,t=a n=7777i 7");
    }

    @Test
    void aFullSpoolHoldsTheTaskBackAndNothingIsDropped() throws Exception {
        InfluxSinkWriter writer = writer(spool().within(1 << 20, 1_000_000));
        store.close();
        String text = "x".repeat(30_000);
        CompletableFuture<@Nullable Void> writing =
                CompletableFuture.runAsync(() -> writeTexts(writer, text, 100));
        await("the spool is full").until(() -> metrics.timesHeldBack() > 2);
        assertThat(writing).isNotDone();
        ScriptedStore back = back();
        writing.get(30, TimeUnit.SECONDS);
        await("all of it is stored").until(() -> back.taken().stream().distinct().count() == 100);
        assertThat(back.taken()).hasSize(100);
        assertThat(metrics.pointsRejected()).isZero();
    }

    private static void writeTexts(InfluxSinkWriter writer, String text, int count) {
        try {
            for (int n = 0; n < count; n++) {
                writer.write(Point.of("m").text("s", text).at(n), CONTEXT);
            }
            writer.flush(false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSlowStoreDelaysOneCheckpointAndNoOther() throws Exception {
        InfluxSinkWriter writer = writer(spool());
        store.slow(Duration.ofMillis(1_100));
        write(writer, 0, 10);
        writer.flush(false);
        assertThat(metrics.pointsSpooled()).as("nobody knew that it is slow").isZero();
        store.slow(Duration.ofSeconds(4));
        for (int n = 10; n < 30; n += 5) {
            write(writer, n, n + 5);
            writer.flush(false);
            assertThat(store.taken()).as("no answer was waited for").hasSize(10);
        }
        store.release();
        await("the spool is drained").until(() -> store.taken().size() == 30);
        assertThat(store.taken()).isEqualTo(lines(30));
        await("live points go to the store again")
                .until(
                        () -> {
                            long before = metrics.pointsSpooled();
                            write(writer, 30, 31);
                            writer.flush(false);
                            return metrics.pointsSpooled() == before;
                        });
    }

    @Test
    void checkpointsThatSpooledLittleAreDrainedTogether() throws Exception {
        InfluxSinkWriter writer = writer(spool());
        store.close();
        for (int n = 0; n < 20; n++) {
            write(writer, n, n + 1);
            writer.flush(false);
        }
        ScriptedStore back = back();
        await("the spool is drained").until(() -> back.taken().size() == 20);
        assertThat(back.taken()).isEqualTo(lines(20));
        assertThat(back.requests())
                .as("of ten points each, or the one that was tried")
                .hasSizeLessThan(5);
    }

    @Test
    void aBadLineInTheSpoolIsSetApartToo() throws Exception {
        InfluxSinkWriter writer = writer(spool());
        store.close();
        write(writer, 0, 20);
        writer.flush(false);
        ScriptedStore back = back().takingOnly(line -> !line.contains("n=13i"));
        await("the rest is stored").until(() -> back.taken().size() == 19);
        await("the bad one is counted").until(() -> metrics.pointsRejected() == 1);
    }

    @Test
    void aSpoolThatCannotBeWrittenFailsAtTheStart() {
        SpoolSettings nowhere = SpoolSettings.in(Path.of("/proc/none"));
        assertThatThrownBy(() -> writer(nowhere)).isInstanceOf(IOException.class);
    }
}
