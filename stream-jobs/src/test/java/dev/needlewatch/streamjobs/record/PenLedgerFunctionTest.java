package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PenLedgerFunctionTest {
    private static final long DAY = 24 * 60 * 60 * 1_000L;

    private KeyedOneInputStreamOperatorTestHarness<String, PenInput, Point> pens = harness();

    private static KeyedOneInputStreamOperatorTestHarness<String, PenInput, Point> harness() {
        try {
            KeyedOneInputStreamOperatorTestHarness<String, PenInput, Point> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new KeyedProcessOperator<>(new PenLedgerFunction()),
                            PenInput::key,
                            Types.STRING);
            harness.getExecutionConfig()
                    .configure(
                            RecordJob.configuration(),
                            PenLedgerFunctionTest.class.getClassLoader());
            return harness;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        pens.open();
        pens.setProcessingTime(SECOND);
    }

    @AfterEach
    void endsWithTimersAndStateEmpty() throws Exception {
        pens.setProcessingTime(pens.getProcessingTime() + 2 * DAY);
        assertThat(pens.numProcessingTimeTimers()).isZero();
        assertThat(pens.numKeyedStateEntries()).isZero();
        pens.close();
    }

    @Test
    void aStatusIsWrittenAtOnceWithWhatBecameOfThePensMessages() throws Exception {
        readings(0, 1, 2, 5, 4, 4, 9);
        unusable();
        pens.setProcessingTime(SECOND + 10_000);
        heard(birth(SECOND + 10_000, 80.0), SECOND + 10_000 + 300, false);
        Point point = last();
        assertThat(point.measurement()).isEqualTo("pen_status");
        assertThat(point.timeNanos()).isEqualTo((SECOND + 10_000) * Given.NANOS);
        assertThat(point.tag("clinic")).isEqualTo("lyon");
        assertThat(point.tag("pen")).isEqualTo("pen-1");
        assertThat(point.tag("model")).isEqualTo("M1");
        assertThat(point.field("state")).isEqualTo("online");
        assertThat(point.field("battery")).isEqualTo(80.0);
        assertThat(point.field("lost")).as("3, 6, 7 and 8").isEqualTo(4L);
        assertThat(point.field("late")).isEqualTo(1L);
        assertThat(point.field("duplicate")).isEqualTo(1L);
        assertThat(point.field("rejected")).isEqualTo(1L);
    }

    @Test
    void whatFillsAGapIsLostNoLonger() throws Exception {
        readings(0, 3);
        pens.setProcessingTime(SECOND + 10_000);
        readings(1);
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS);
        assertThat(last().field("lost")).isEqualTo(1L);
        assertThat(last().field("late")).isEqualTo(1L);
    }

    @Test
    void aPenThatIsHeardIsWrittenOnceAMinuteAndASilentOneNotAgain() throws Exception {
        heard(birth(SECOND, 80.0), SECOND, false);
        readings(0, 1, 2);
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS - 1);
        assertThat(points()).hasSize(1);
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS);
        assertThat(points()).hasSize(2);
        assertThat(last().timeNanos())
                .as("its newest reading")
                .isEqualTo((SECOND + 200) * 1_000_000);
        assertThat(last().field("state")).isEqualTo("online");
        assertThat(last().field("battery")).isEqualTo(80.0);
        assertThat(last().tag("model")).isEqualTo("M1");
        pens.setProcessingTime(SECOND + 10 * PenBook.WRITE_AFTER_MS);
        assertThat(points()).hasSize(2);
    }

    @Test
    void skewIsTheLeastDelayedMessagesAndLateOnesSayNothing() throws Exception {
        heard(Given.reading(10, SECOND + 7_000, 0.5), SECOND + 500, false);
        heard(Given.reading(11, SECOND + 7_100, 0.5), SECOND + 150, false);
        heard(Given.reading(3, SECOND + 90_000, 0.5), SECOND + 200, false);
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS);
        assertThat(last().field("skew_ms")).isEqualTo(6_950L);
    }

    @Test
    void aRewrittenPointKeepsItsSkewAndTheNextHasItsOwn() throws Exception {
        heard(Given.reading(0, SECOND + 5_000, 0.5), SECOND, false);
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS);
        unusable();
        pens.setProcessingTime(SECOND + 2 * PenBook.WRITE_AFTER_MS);
        assertThat(points()).hasSize(2);
        assertThat(points().get(0).timeNanos()).isEqualTo(last().timeNanos());
        assertThat(last().field("skew_ms")).isEqualTo(5_000L);
        assertThat(last().field("rejected")).isEqualTo(1L);
        heard(Given.reading(1, SECOND + 5_100, 0.5), SECOND + 5_200, false);
        pens.setProcessingTime(SECOND + 3 * PenBook.WRITE_AFTER_MS);
        assertThat(last().field("skew_ms")).isEqualTo(-100L);
    }

    @Test
    void aDeathIsWrittenWhenItArrivesAndNotOverTheBirth() throws Exception {
        heard(birth(SECOND, 80.0), SECOND, false);
        heard(death(1), SECOND + 60_000, false);
        assertThat(points())
                .extracting(Point::timeNanos)
                .containsExactly(SECOND * Given.NANOS, (SECOND + 60_000) * Given.NANOS);
        assertThat(last().field("state")).isEqualTo("offline");
        assertThat(last().tag("model")).as("one pen, one series").isEqualTo("M1");
    }

    @Test
    void aDeathOfAnEarlierBootIsIgnored() throws Exception {
        heard(birth(SECOND, 80.0), SECOND, false);
        heard(death(0), SECOND + 60_000, false);
        assertThat(points()).hasSize(1);
    }

    @Test
    void whatTheBrokerKeptIsNoRepetitionOfThePens() throws Exception {
        heard(birth(SECOND, 80.0), SECOND, false);
        heard(birth(SECOND, 80.0), SECOND + 5_000, true);
        heard(birth(SECOND, 80.0), SECOND + 6_000, false);
        pens.setProcessingTime(SECOND + 2 * PenBook.WRITE_AFTER_MS);
        assertThat(last().field("duplicate")).isEqualTo(1L);
    }

    @Test
    void goesOnCountingFromACheckpoint() throws Exception {
        readings(0, 1, 1);
        unusable();
        OperatorSubtaskState checkpoint = pens.snapshot(1, SECOND);
        pens.close();
        pens = harness();
        pens.setProcessingTime(SECOND);
        pens.initializeState(checkpoint);
        pens.open();
        readings(1, 2);
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS);
        assertThat(last().field("duplicate")).isEqualTo(2L);
        assertThat(last().field("rejected")).isEqualTo(1L);
    }

    @Test
    void aPenThatNeverSaidAnythingUsableIsWrittenWhenItWasHeard() throws Exception {
        unusable();
        pens.setProcessingTime(SECOND + PenBook.WRITE_AFTER_MS);
        assertThat(last().timeNanos()).isEqualTo(SECOND * Given.NANOS);
        assertThat(last().field("rejected")).isEqualTo(1L);
        assertThat(last().field("state")).isNull();
    }

    @Test
    void whatArrivedDaysAgoIsWrittenAndForgottenAtOnce() throws Exception {
        heard(Given.reading(0, SECOND, 0.5), SECOND - 3 * DAY, false);
        pens.setProcessingTime(SECOND + 1);
        assertThat(points()).hasSize(1);
        assertThat(pens.numKeyedStateEntries()).isZero();
    }

    private static PenStatus birth(long at, double battery) {
        return new PenStatus(PenState.ONLINE, 1, at, "M1", "2.4", battery, "k-1", null);
    }

    private static PenStatus death(long boot) {
        return new PenStatus(PenState.OFFLINE, boot, SECOND, null, null, null, null, null);
    }

    private void readings(long... numbers) throws Exception {
        for (long number : numbers) {
            long at = SECOND + number * 100;
            heard(Given.reading(number, at, 0.5), at, false);
        }
    }

    private void heard(PenMessage message, long arrivedAt, boolean retained) throws Exception {
        PenEvent event = new PenEvent("lyon", "pen-1", message, arrivedAt);
        pens.processElement(new PenInput.Message(event, retained, null), 0);
    }

    private void unusable() throws Exception {
        pens.processElement(new PenInput.Unusable("lyon", "pen-1", SECOND), 0);
    }

    private List<Point> points() {
        return new ArrayList<>(pens.extractOutputValues());
    }

    private Point last() {
        return points().get(points().size() - 1);
    }
}
