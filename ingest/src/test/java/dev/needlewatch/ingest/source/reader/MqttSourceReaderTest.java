package dev.needlewatch.ingest.source.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.mqtt.MqttRefusedException;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.ingest.source.MqttSource;
import dev.needlewatch.ingest.source.MqttSourceBuilder;
import dev.needlewatch.ingest.source.MqttSourceException;
import dev.needlewatch.ingest.source.split.MqttSplit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.connector.testutils.source.reader.TestingReaderOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class MqttSourceReaderTest {
    private static final MqttSplit LEFT = MqttSplit.of("left");
    private static final MqttSplit RIGHT = MqttSplit.of("right");

    private final ScriptedBroker broker = new ScriptedBroker();
    private final ManualLoop loop = new ManualLoop();
    private final CountingMetrics metrics = new CountingMetrics();
    private final JumpingClock clock = new JumpingClock();
    private final Output output = new Output();

    private MqttSourceReader reader(MqttSourceBuilder settings) {
        return new MqttSourceReader(
                settings.build().settings(), broker, metrics, onFailure -> loop, clock);
    }

    private MqttSourceReader reader() {
        return reader(settings());
    }

    private static MqttSourceBuilder settings() {
        return MqttSource.builder()
                .broker(SessionFixture.settings(10, 1).session().broker())
                .clientIdPrefix("test")
                .filters(List.of("left", "right"));
    }

    private ScriptedBroker.Connection connect(MqttSourceReader reader, MqttSplit split) {
        reader.addSplits(List.of(split));
        broker.last().accept(true);
        return broker.last();
    }

    private void pollAll(MqttSourceReader reader) {
        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            assertThat(reader.isAvailable()).isDone();
        }
    }

    @Test
    void isAvailableAsSoonAsSomethingArrives() {
        MqttSourceReader reader = reader();
        ScriptedBroker.Connection left = connect(reader, LEFT);
        CompletableFuture<Void> future = reader.isAvailable();
        assertThat(future).isNotDone();
        assertThat(reader.isAvailable()).isSameAs(future);
        left.deliver("1", "2");
        assertThat(future).isDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(output.texts()).containsExactly("1", "2");
    }

    @Test
    void acknowledgesEachSplitOnItsOwnConnectionWhenTheCheckpointCompletes() {
        MqttSourceReader reader = reader();
        ScriptedBroker.Connection left = connect(reader, LEFT);
        ScriptedBroker.Connection right = connect(reader, RIGHT);
        left.deliver("l1");
        right.deliver("r1");
        pollAll(reader);
        assertThat(reader.snapshotState(1)).isEmpty();
        left.deliver("l2");
        pollAll(reader);
        assertThat(broker.acknowledged).isEmpty();
        reader.notifyCheckpointComplete(1);
        assertThat(broker.acknowledged).containsExactlyInAnyOrder("l1", "r1");
        reader.snapshotState(2);
        reader.notifyCheckpointAborted(2);
        reader.notifyCheckpointComplete(2);
        assertThat(broker.acknowledged).hasSize(2);
        reader.snapshotState(3);
        reader.notifyCheckpointComplete(3);
        assertThat(broker.acknowledged).hasSize(3).endsWith("l2");
    }

    @Test
    void acknowledgesOnlyWhatTheOldestRetainedCheckpointCovers() {
        MqttSourceReader reader = reader(settings().retainedCheckpoints(3));
        ScriptedBroker.Connection left = connect(reader, LEFT);
        for (int checkpoint = 1; checkpoint <= 4; checkpoint++) {
            left.deliver("before " + checkpoint);
            pollAll(reader);
            reader.snapshotState(checkpoint);
            reader.notifyCheckpointComplete(checkpoint);
        }
        assertThat(broker.acknowledged).containsExactly("before 1", "before 2");
    }

    @Test
    void aSplitGivenTwiceIsConnectedOnce() {
        MqttSourceReader reader = reader();
        connect(reader, LEFT);
        reader.addSplits(List.of(LEFT));
        assertThat(broker.connections).hasSize(1);
    }

    @Test
    void aReaderWithoutSplitsIsIdleAndStaysThere() {
        MqttSourceReader reader = reader();
        CompletableFuture<Void> future = reader.isAvailable();
        reader.notifyNoMoreSplits();
        assertThat(future).isDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(output.idle).isTrue();
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void aRefusalWakesTheTaskAndFailsIt() {
        MqttSourceReader reader = reader();
        reader.addSplits(List.of(LEFT));
        CompletableFuture<Void> future = reader.isAvailable();
        broker.last()
                .connecting
                .completeExceptionally(new MqttRefusedException("change the password", null));
        assertThat(future).isDone();
        assertThatThrownBy(() -> reader.pollNext(output)).isInstanceOf(MqttSourceException.class);
    }

    @Test
    void closesItsConnectionsOnceAndForAll() {
        MqttSourceReader reader = reader();
        connect(reader, LEFT);
        connect(reader, RIGHT);
        reader.close();
        reader.close();
        assertThat(broker.connections).allMatch(connection -> connection.disconnected);
        assertThat(loop.isClosed()).isTrue();
    }

    @Test
    void givesItsNumbersByFlinksNames() {
        MqttSourceReader reader = reader();
        ScriptedBroker.Connection left = connect(reader, LEFT);
        left.deliver("one", "two");
        assertThat(metrics.gauge("pendingRecords")).isEqualTo(2L);
        assertThat(metrics.gauge("pendingBytes")).isEqualTo(6L);
        assertThat(metrics.gauge("unacknowledged")).isEqualTo(2);
        assertThat(metrics.gauge("connected")).isEqualTo(1);
        pollAll(reader);
        assertThat(metrics.gauge("pendingRecords")).isEqualTo(0L);
        assertThat(metrics.gauge("pendingBytes")).isEqualTo(0L);
        assertThat(metrics.count("numRecordsIn")).isEqualTo(2);
        left.listener.lost(new IllegalStateException("cut"));
        assertThat(metrics.gauge("connected")).isEqualTo(0);
        assertThat(metrics.gauge("sessions")).isEqualTo(1);
    }

    @Test
    void whatIsDroppedIsAnError() {
        MqttSourceReader reader = reader(settings().qos0Capacity(1));
        ScriptedBroker.Connection left = connect(reader, LEFT);
        left.deliver(new FakeDelivery("1", 0, broker.acknowledged));
        left.deliver(new FakeDelivery("2", 0, broker.acknowledged));
        pollAll(reader);
        assertThat(output.texts()).containsExactly("1");
        assertThat(metrics.count("dropped")).isEqualTo(1);
        assertThat(metrics.count("numRecordsInErrors")).isEqualTo(1);
    }

    @Test
    void theEventTimeIsTheArrivalsUnlessToldOtherwise() {
        MqttSourceReader reader = reader();
        clock.millis = 1_000;
        connect(reader, LEFT).deliver("1");
        pollAll(reader);
        assertThat(output.timestamps).containsExactly(1_000L);
        assertThat(metrics.gauges).doesNotContainKey("currentFetchEventTimeLag");
    }

    @Test
    void anEventTimeGivesItsLagAndOneThatCannotBeReadIsAnError() {
        MqttSourceReader reader =
                reader(
                        settings()
                                .eventTime(
                                        (message, arrived) ->
                                                Long.parseLong(
                                                        new String(message.payload(), UTF_8))));
        clock.millis = 1_000;
        connect(reader, LEFT).deliver("400", "no time");
        pollAll(reader);
        assertThat(output.timestamps).containsExactly(400L, 1_000L);
        assertThat(metrics.gauge("currentFetchEventTimeLag")).isEqualTo(600L);
        assertThat(metrics.count("numRecordsInErrors")).isEqualTo(1);
    }

    @Test
    void aClockThatJumpsChangesTheTimeOfArrivalAndNothingElse() {
        MqttSourceReader reader = reader();
        ScriptedBroker.Connection left = connect(reader, LEFT);
        List<Long> times =
                List.of(5_000L, 1L, Instant.parse("2100-01-01T00:00:00Z").toEpochMilli());
        for (long time : times) {
            clock.millis = time;
            left.deliver("at " + time);
            pollAll(reader);
        }
        assertThat(output.timestamps).isEqualTo(times);
        reader.snapshotState(1);
        reader.notifyCheckpointComplete(1);
        assertThat(broker.acknowledged).hasSize(3);
    }

    /** Keeps what is emitted, with its times. */
    private static final class Output extends TestingReaderOutput<MqttMessage> {
        private final List<Long> timestamps = new ArrayList<>();
        private boolean idle;

        @Override
        public void collect(MqttMessage message, long timestamp) {
            timestamps.add(timestamp);
            super.collect(message, timestamp);
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        private List<String> texts() {
            return getEmittedRecords().stream()
                    .map(message -> new String(message.payload(), UTF_8))
                    .toList();
        }
    }

    /** Shows the time that the test sets. */
    private static final class JumpingClock extends Clock {
        private long millis;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone will do");
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }
}
