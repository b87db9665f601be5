package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.NO_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoSessionTest {
    static Stream<Supplier<Bench>> benchesWithoutAnOpenSession() {
        return Stream.of(Bench::stray, Bench::new, () -> Bench.medical().closed());
    }

    @ParameterizedTest
    @MethodSource("benchesWithoutAnOpenSession")
    void isRaisedAfterTwoSecondsOfNeedling(Supplier<Bench> without) {
        Bench bench = without.get().needlingFor(2_000);
        assertThat(bench.alarms).isEmpty();
        Alarm alarm = bench.needlingFor(100).last();
        assertThat(alarm.code()).isEqualTo(NO_SESSION);
        assertThat(alarm.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(alarm.pen()).isEqualTo("pen-3");
        assertThat(bench.needlingFor(60_000).alarms).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("benchesWithoutAnOpenSession")
    void endsByThePensTimeAfterTenSecondsWithoutNeedling(Supplier<Bench> without) {
        Bench bench = without.get().needlingFor(2_100);
        for (int i = 0; i < 99; i++) {
            bench.lifted(0.1);
        }
        assertThat(bench.told()).containsExactly("NO_SESSION raised on");
        bench.lifted(0.1);
        assertThat(bench.told()).containsExactly("NO_SESSION raised on", "NO_SESSION ended off");
    }

    @ParameterizedTest
    @MethodSource("benchesWithoutAnOpenSession")
    void endsByTheWallWhenReadingsStop(Supplier<Bench> without) {
        Bench bench = without.get().needlingFor(2_100).idle(9_999);
        assertThat(bench.told()).containsExactly("NO_SESSION raised on");
        bench.idle(1);
        assertThat(bench.told()).containsExactly("NO_SESSION raised on", "NO_SESSION ended off");
        assertThat(bench.needlingFor(2_100).raised()).containsExactly(NO_SESSION, NO_SESSION);
    }

    @Test
    void shortPausesDoNotBeginTheTwoSecondsAnewButLongOnesDo() {
        Bench bench = Bench.stray().needlingFor(1_500).idle(9_000).needlingFor(500);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.needlingFor(200).raised()).containsExactly(NO_SESSION);
        assertThat(Bench.stray().needlingFor(1_500).idle(10_000).needlingFor(1_500).alarms)
                .isEmpty();
    }

    @Test
    void needsNeedling() {
        Bench bench = Bench.stray().contact(false).needlingFor(5_000);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void openingEndsIt() {
        Bench bench = new Bench().needlingFor(2_100).opened(Treatment.COSMETIC);
        assertThat(bench.told()).containsExactly("NO_SESSION raised on", "NO_SESSION ended off");
        assertThat(bench.needlingFor(5_000).raised()).containsExactly(NO_SESSION);
    }

    @Test
    void namingASessionAgainEndsItAndAcknowledgedItGoesOffToo() {
        Bench bench = Bench.stray().needlingFor(2_100).acknowledge(NO_SESSION);
        bench.sign(new Sign.NoLongerStray("pen-3")).sign(new Sign.NoLongerStray("pen-3"));
        assertThat(bench.told(NO_SESSION))
                .containsExactly("raised on", "acknowledged ack", "ended off");
    }

    @Test
    void eachPenHasItsOwn() {
        Bench bench = new Bench().needlingFor(2_100).with("pen-4").needlingFor(2_100);
        assertThat(bench.raised()).containsExactly(NO_SESSION, NO_SESSION);
        assertThat(bench.alarms.get(0).id()).isNotEqualTo(bench.alarms.get(1).id());
        bench.needlingFor(8_000);
        assertThat(bench.last().pen()).isEqualTo("pen-4");
        bench.idle(2_000);
        assertThat(bench.last().pen()).isEqualTo("pen-3");
        bench.idle(8_000);
        assertThat(bench.last().pen()).isEqualTo("pen-4");
        assertThat(bench.state.alarms.byId).isEmpty();
    }

    @Test
    void aLateReadingFromBeforeTheClosingIsNone() {
        Bench bench = Bench.medical();
        Reading[] late = new Reading[30];
        for (int i = 0; i < late.length; i++) {
            late[i] = bench.reading(0.1, 7_000, null);
        }
        bench.closed();
        for (Reading reading : late) {
            bench.take(reading);
        }
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void aClosingFromATabletWhoseClockIsAheadKeepsNothingOpen() {
        Bench bench = scars().needlingFor(1_000).closed(600_000).depthFor(1.7, 5_000);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.depths(1.7, 1.7).raised()).containsExactly(DEPTH_ABOVE_LIMIT);
        assertThat(bench.needlingFor(2_000).raised()).contains(NO_SESSION);
    }

    @Test
    void aClosingFromATabletWhoseClockIsAheadKeepsNothingOpenForPensNobodyHeardOf() {
        Bench bench = scars().closed(600_000).needlingFor(7_200);
        assertThat(bench.raised()).containsExactly(NO_SESSION);
    }

    @Test
    void theBacklogOfAPenThatWasCutOffIsFromBeforeTheClosing() {
        Bench bench = scars().needlingFor(1_000);
        List<Reading> backlog = new ArrayList<>();
        for (int i = 0; i < 1_800; i++) {
            backlog.add(bench.reading(1.7, 7_000, null));
        }
        bench.closed().idle(120_000);
        backlog.forEach(bench::take);
        assertThat(bench.alarms).isEmpty();
    }

    private static Bench scars() {
        Bench bench = new Bench().opened(Treatment.MEDICAL, Indication.SCAR, null, null);
        return bench.tested(Reaction.NONE, null);
    }
}
