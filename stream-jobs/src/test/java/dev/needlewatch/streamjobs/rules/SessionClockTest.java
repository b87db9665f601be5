package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.NEEDLING_TIME;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SESSION_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.junit.jupiter.api.Test;

/** NEEDLING_TIME and SESSION_TIME. */
class SessionClockTest {
    private static final long MINUTE = 60_000;

    @Test
    void thirtyMinutesOfNeedlingAreLowAndFortyAreMediumOfTheSameAlarm() {
        Bench bench = Bench.medical().needlingFor(30 * MINUTE);
        assertThat(bench.alarms).isEmpty();
        bench.needlingFor(100);
        assertThat(bench.last().code()).isEqualTo(NEEDLING_TIME);
        assertThat(bench.last().priority()).isEqualTo(Priority.LOW);
        assertThat(bench.last().value()).isEqualTo(30);
        String id = bench.last().id();
        bench.needlingFor(10 * MINUTE - 100);
        assertThat(bench.last(NEEDLING_TIME).priority()).isEqualTo(Priority.LOW);
        bench.needlingFor(100);
        assertThat(bench.last(NEEDLING_TIME).priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.last(NEEDLING_TIME).id()).isEqualTo(id);
        assertThat(bench.last(NEEDLING_TIME).limit()).isEqualTo(40);
        assertThat(bench.closed().told(NEEDLING_TIME)).endsWith("ended off");
    }

    @Test
    void onlyNeedlingCountsAndTwoPensAddUp() {
        Bench bench = Bench.medical().contact(false).needlingFor(31 * MINUTE).contact(true);
        assertThat(bench.needlingFor(15 * MINUTE).told(NEEDLING_TIME)).isEmpty();
        bench.with("pen-4").needlingFor(15 * MINUTE + 200);
        assertThat(bench.told(NEEDLING_TIME)).containsExactly("raised on");
    }

    @Test
    void ofAGapLongerThanTwoSecondsNobodyKnows() {
        Bench bench = Bench.medical().needlingFor(100).idle(1_900).needlingFor(100);
        assertThat(bench.state.needlingMs).isEqualTo(2_000);
        bench.idle(1_901).needlingFor(100);
        assertThat(bench.state.needlingMs).isEqualTo(2_000);
    }

    @Test
    void aLateReadingFillsAGap() {
        Bench bench = Bench.medical().needlingFor(100);
        var late = bench.idle(1_400).reading(0.1, 7_000, null);
        bench.idle(1_400).needlingFor(100);
        assertThat(bench.state.needlingMs).isZero();
        bench.take(late);
        assertThat(bench.state.needlingMs).isEqualTo(3_000);
    }

    @Test
    void aLateReadingNeverLowersTheTime() {
        Bench bench = Bench.medical().needlingFor(100);
        var late = bench.reading(0.1, 0, null);
        bench.needlingFor(100).take(late);
        assertThat(bench.state.needlingMs).isEqualTo(200);
    }

    @Test
    void fortyFiveMinutesAreInfoAndSixtyLow() {
        Bench bench = Bench.cosmetic().idle(45 * MINUTE - 101).lifted(0.1);
        assertThat(bench.alarms).isEmpty();
        bench.lifted(0.1);
        assertThat(bench.last().code()).isEqualTo(SESSION_TIME);
        assertThat(bench.last().priority()).isEqualTo(Priority.INFO);
        bench.idle(15 * MINUTE - 200).lifted(0.1);
        assertThat(bench.told()).containsExactly("SESSION_TIME raised on");
        bench.lifted(0.1).lifted(0.1);
        assertThat(bench.told())
                .containsExactly("SESSION_TIME raised on", "SESSION_TIME updated on");
        assertThat(bench.last().priority()).isEqualTo(Priority.LOW);
        assertThat(bench.closed().told()).endsWith("SESSION_TIME ended off");
    }

    @Test
    void countsFromTheOpeningNotFromTheFirstReading() {
        Bench bench = new Bench().lifted(0.1).idle(50 * MINUTE).opened(Treatment.COSMETIC);
        assertThat(bench.lifted(0.1).alarms).isEmpty();
    }
}
