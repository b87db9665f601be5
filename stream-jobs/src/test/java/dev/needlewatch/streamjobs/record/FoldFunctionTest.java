package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldFunctionTest {
    private KeyedBroadcastOperatorTestHarness<String, FoldInput, Notice, Point> fold = harness();

    private static KeyedBroadcastOperatorTestHarness<String, FoldInput, Notice, Point> harness() {
        return harness(WallClock.SYSTEM);
    }

    private static KeyedBroadcastOperatorTestHarness<String, FoldInput, Notice, Point> harness(
            WallClock clock) {
        try {
            KeyedBroadcastOperatorTestHarness<String, FoldInput, Notice, Point> harness =
                    new KeyedBroadcastOperatorTestHarness<>(
                            new CoBroadcastWithKeyedOperator<>(
                                    new FoldFunction(clock), List.of(LimitsInForce.BY_CLINIC)),
                            FoldInput::key,
                            Types.STRING,
                            128,
                            1,
                            0);
            harness.getExecutionConfig()
                    .configure(RecordJob.configuration(), FoldFunctionTest.class.getClassLoader());
            return harness;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        fold.open();
        fold.setProcessingTime(SECOND);
    }

    @AfterEach
    void endsWithTimersAndStateEmpty() throws Exception {
        fold.setProcessingTime(fold.getProcessingTime() + FoldFunction.IDLE_MS + 1);
        assertThat(fold.numProcessingTimeTimers()).isZero();
        assertThat(entries()).isZero();
        fold.close();
    }

    @Test
    void writesASecondAsSoonAsTheNextBegins() throws Exception {
        push("pen-1", Given.reading(0, SECOND + 100, 0.5));
        push("pen-1", Given.reading(1, SECOND + 200, 0.7));
        assertThat(points()).isEmpty();
        push("pen-1", Given.reading(2, SECOND + 1_000, 0.9));
        assertThat(points()).singleElement().extracting(p -> p.field("samples")).isEqualTo(2L);
    }

    @Test
    void writesTheLastSecondAfterTwoSecondsOfWallTime() throws Exception {
        push("pen-1", Given.reading(0, SECOND + 100, 0.5));
        fold.setProcessingTime(SECOND + SecondFold.WRITE_AFTER_MS - 1);
        assertThat(points()).isEmpty();
        fold.setProcessingTime(SECOND + SecondFold.WRITE_AFTER_MS);
        assertThat(points()).hasSize(1);
        fold.setProcessingTime(SECOND + 60_000);
        assertThat(points()).hasSize(1);
    }

    @Test
    void onAFastClockThatIsTwoPlayedSeconds() throws Exception {
        fold.close();
        fold = harness(new WallClock(SECOND, 60));
        open();
        push("pen-1", Given.reading(0, SECOND + 100, 0.5));
        fold.setProcessingTime(SECOND + 33);
        assertThat(points()).isEmpty();
        fold.setProcessingTime(SECOND + 34);
        assertThat(points()).hasSize(1);
    }

    @Test
    void onePensWrongClockHoldsAndDropsNothingOfAnothers() throws Exception {
        long yearsAhead = SECOND + 100_000_000_000L;
        push("pen-fast", Given.reading(0, yearsAhead, 0.5));
        push("pen-1", Given.reading(0, SECOND, 0.5));
        push("pen-fast", Given.reading(1, yearsAhead + 1_000, 0.5));
        push("pen-1", Given.reading(1, SECOND + 1_000, 0.5));
        assertThat(points())
                .extracting(Point::timeNanos)
                .containsExactly(yearsAhead * Given.NANOS, SECOND * Given.NANOS);
    }

    @Test
    void goesOnFromACheckpointAsIfNothingHadHappened() throws Exception {
        push("pen-1", Given.opened(0, Treatment.COSMETIC));
        push("pen-1", Given.reading(1, SECOND + 100, 0.1));
        OperatorSubtaskState checkpoint = fold.snapshot(1, SECOND);
        fold.close();

        fold = harness();
        fold.setProcessingTime(SECOND + 500);
        fold.initializeState(checkpoint);
        fold.open();
        push("pen-1", Given.reading(1, SECOND + 100, 0.1));
        push("pen-1", Given.reading(2, SECOND + 200, 0.1));
        fold.setProcessingTime(SECOND + 5_000);

        Point point = points().get(points().size() - 1);
        assertThat(point.field("samples")).isEqualTo(2L);
        assertThat(point.tag("treatment")).isEqualTo("cosmetic");
        assertThat(point.field("limit")).isEqualTo(0.2);
    }

    @Test
    void forgetsAClosedSessionSoonerThanASilentOne() throws Exception {
        push("pen-1", Given.opened(0, Treatment.COSMETIC));
        push("pen-1", new SessionEvent.Closed(1, 1, SECOND, "s-1", null));
        fold.setProcessingTime(SECOND + FoldFunction.IDLE_CLOSED_MS + 1);
        assertThat(entries()).isZero();
    }

    @Test
    void keepsASilentSessionsDeclarationForFourHours() throws Exception {
        push("pen-1", Given.opened(0, Treatment.COSMETIC));
        fold.setProcessingTime(SECOND + 4 * 3_600_000L);
        push("pen-1", Given.reading(1, SECOND + 4 * 3_600_000L, 0.1));
        fold.setProcessingTime(SECOND + 5 * 3_600_000L);
        assertThat(points())
                .filteredOn(point -> point.measurement().equals("reading_1s"))
                .singleElement()
                .extracting(p -> p.field("limit"))
                .isEqualTo(0.2);
    }

    @Test
    void aSessionsRowCountsAlarmsThatCameBeforeItsOpening() throws Exception {
        alarm(AlarmEvent.RAISED);
        push("pen-1", Given.opened(0, Treatment.MEDICAL));
        push("pen-1", new SessionEvent.Closed(1, 1, SECOND + 1_000, "s-1", null));
        fold.setProcessingTime(SECOND + SecondFold.WRITE_AFTER_MS);
        assertThat(points())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.measurement()).isEqualTo("session");
                            assertThat(row.tag("outcome")).isEqualTo("unsaid");
                            assertThat(row.field("alarms_high")).isEqualTo(1L);
                        });
    }

    @Test
    void anAlarmOfAForgottenSessionLeavesNoState() throws Exception {
        alarm(AlarmEvent.ENDED);
        assertThat(entries()).isZero();
    }

    @Test
    void aSessionThatFellSilentIsWrittenAsAbandoned() throws Exception {
        push("pen-1", Given.opened(0, Treatment.MEDICAL));
        fold.setProcessingTime(SECOND + FoldFunction.IDLE_MS);
        assertThat(points())
                .extracting(Point::measurement)
                .as("the opening at once, and then only the end")
                .containsExactly("session_open", "session");
        assertThat(points().get(1).tag("outcome")).isEqualTo("abandoned");
    }

    @Test
    void limitAndWarningAreTheClinicsOwnFromTheNextSecondOnAndAfterARestart() throws Exception {
        push("pen-1", Given.reading(0, SECOND, 0.1));
        limits(cheek("lyon-1", 1.2));
        push("pen-1", Given.reading(1, SECOND + 1_000, 0.1));
        OperatorSubtaskState checkpoint = fold.snapshot(1, SECOND);
        List<Point> before = points();
        fold.close();
        fold = harness();
        fold.setProcessingTime(SECOND);
        fold.initializeState(checkpoint);
        fold.open();
        push("pen-1", Given.reading(2, SECOND + 2_000, 0.1));
        limits(null);
        push("pen-1", Given.reading(3, SECOND + 3_000, 0.1));
        fold.setProcessingTime(SECOND + SecondFold.WRITE_AFTER_MS);
        assertThat(before).extracting(point -> point.field("limit")).containsExactly(1.5);
        assertThat(points())
                .extracting(point -> point.field("limit"))
                .containsExactly(1.2, 1.2, 1.5);
        assertThat(before).extracting(point -> point.field("warn")).containsExactly(1.0);
        assertThat(points())
                .extracting(point -> point.field("warn"))
                .containsExactly(0.5, 0.5, 1.0);
    }

    @Test
    void anotherClinicsLimitsAreItsOwn() throws Exception {
        fold.processBroadcastElement(
                new StreamRecord<>(Notice.limits("basel", cheek("basel-1", 1.0), SECOND), 0));
        push("pen-1", Given.reading(0, SECOND, 0.1));
        fold.setProcessingTime(SECOND + SecondFold.WRITE_AFTER_MS);
        assertThat(points()).extracting(point -> point.field("limit")).containsExactly(1.5);
    }

    private static ClinicLimits cheek(String version, double maxMm) {
        return new ClinicLimits(
                version,
                false,
                Map.of(
                        "cheek",
                        new ClinicLimits.AreaOverride(
                                0.5, maxMm, null, null, null, null, null, null)));
    }

    private void limits(@Nullable ClinicLimits document) throws Exception {
        fold.processBroadcastElement(
                new StreamRecord<>(Notice.limits("lyon", document, SECOND), 0));
    }

    private void alarm(AlarmEvent event) throws Exception {
        Point alarm = AlarmPoints.of(AlarmPointsTest.alarm("a-1", event));
        fold.processElement(new StreamRecord<>(new FoldInput.AlarmChange(alarm), 0));
    }

    private int entries() {
        AbstractStreamOperator<?> keyed = (AbstractStreamOperator<?>) fold.getOperator();
        return ((HeapKeyedStateBackend<?>) keyed.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private void push(String pen, PenMessage message) throws Exception {
        fold.processElement(new StreamRecord<>(Given.input(pen, message), 0));
    }

    private List<Point> points() {
        return List.copyOf(Objects.requireNonNull(fold.extractOutputValues()));
    }
}
