package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import org.junit.jupiter.api.Test;

class DepthAboveLimitTest {
    @Test
    void isRaisedAtTheSecondReadingInARow() {
        Bench bench = Bench.medical().depths(1.62);
        assertThat(bench.alarms).isEmpty();
        bench.depths(1.62);
        Alarm alarm = bench.last();
        assertThat(alarm.code()).isEqualTo(DEPTH_ABOVE_LIMIT);
        assertThat(alarm.priority()).isEqualTo(Priority.HIGH);
        assertThat(alarm.presence()).isEqualTo(Presence.ON);
        assertThat(alarm.limit()).isEqualTo(1.5);
        assertThat(alarm.value()).isEqualTo(1.62);
        assertThat(alarm.reason()).isEqualTo(LimitReason.AREA);
        assertThat(alarm.since()).isEqualTo(Bench.START + 100);
        assertThat(alarm.message())
                .isEqualTo("Depth 1.62 mm is above 1.50 mm for cheek (medical, rejuvenation)");
    }

    @Test
    void isRaisedAtOnceByAJumpOfMoreThanThreeTenths() {
        assertThat(Bench.medical().depths(1.80).alarms).isEmpty();
        assertThat(Bench.medical().depths(1.81).raised()).containsExactly(DEPTH_ABOVE_LIMIT);
    }

    @Test
    void isNotRaisedAtTheLimitItselfNorByReadingsApart() {
        assertThat(Bench.medical().depths(1.5, 1.5, 1.5).raised())
                .doesNotContain(DEPTH_ABOVE_LIMIT);
        assertThat(Bench.medical().depths(1.6, 0.9, 1.6, 0.9, 1.6).raised()).isEmpty();
    }

    @Test
    void needsNeedling() {
        assertThat(Bench.medical().lifted(1.9).lifted(1.9).raised()).isEmpty();
    }

    @Test
    void endsTwoSecondsAfterTheDepthIsBelowTheDeadband() {
        Bench bench = Bench.medical().depths(1.62, 1.62).depthFor(1.46, 5_000);
        assertThat(bench.last().presence()).isEqualTo(Presence.ON);
        bench.depthFor(1.45, 2_000);
        assertThat(bench.last().presence()).isEqualTo(Presence.ON);
        bench.depths(1.45);
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
    }

    @Test
    void beginsTheTwoSecondsAnewAfterAReadingInTheDeadband() {
        Bench bench = Bench.medical().depths(1.62, 1.62).depthFor(1.4, 1_900).depths(1.48);
        bench.depthFor(1.4, 2_000);
        assertThat(bench.last().presence()).isEqualTo(Presence.ON);
        bench.depths(1.4);
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
    }

    @Test
    void endsWhenThePenHasLeftTheAreaForTwoSeconds() {
        Bench bench = Bench.medical().on("forehead", null).depths(0.9, 0.9);
        bench.on("cheek", null).depthFor(0.9, 2_100);
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
        assertThat(bench.raised()).containsExactly(DEPTH_ABOVE_LIMIT);
    }

    @Test
    void keepsItsIdWhileAWorseValueUpdatesItAtMostOnceASecond() {
        Bench bench = Bench.medical().depths(1.6, 1.6).depths(1.61, 1.62, 1.63, 1.64);
        assertThat(bench.told()).containsExactly("DEPTH_ABOVE_LIMIT raised on");
        bench.idle(1_000);
        assertThat(bench.told())
                .containsExactly("DEPTH_ABOVE_LIMIT raised on", "DEPTH_ABOVE_LIMIT updated on");
        assertThat(bench.last().value()).isEqualTo(1.64);
        assertThat(bench.alarms).extracting(Alarm::id).containsOnly(bench.last().id());
    }

    @Test
    void isMediumWhenOnlyTheTestAreaBindsAndHighBeyondTheArea() {
        Bench bench = Bench.medical().approved(0.8).depths(0.9, 0.9);
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.last().reason()).isEqualTo(LimitReason.TEST_AREA);
        bench.depths(1.55);
        assertThat(bench.last().priority()).isEqualTo(Priority.HIGH);
        assertThat(bench.raised()).hasSize(1);
    }

    @Test
    void isMediumInCosmeticSessionsBelowHalfAMillimetre() {
        assertThat(Bench.cosmetic().depths(0.49, 0.49).last().priority())
                .isEqualTo(Priority.MEDIUM);
        assertThat(Bench.cosmetic().depths(0.50, 0.50).alarms.get(0).priority())
                .isEqualTo(Priority.HIGH);
    }

    @Test
    void comesBackUnderTheSameIdWhileLatched() {
        Bench bench = Bench.medical().depths(1.62, 1.62).depthFor(1.0, 2_100).depths(1.6, 1.6);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_ABOVE_LIMIT raised on",
                        "DEPTH_ABOVE_LIMIT latched latched",
                        "DEPTH_ABOVE_LIMIT updated on");
    }

    @Test
    void isANewAlarmAfterTheOldOneIsOff() {
        Bench bench = Bench.medical().depths(1.62, 1.62);
        String first = bench.last().id();
        assertThat(bench.acknowledge(first)).isEqualTo(Intake.ACCEPTED);
        bench.depthFor(0.9, 2_100).depths(1.62, 1.62);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_ABOVE_LIMIT raised on",
                        "DEPTH_ABOVE_LIMIT acknowledged ack",
                        "DEPTH_ABOVE_LIMIT ended off",
                        "DEPTH_ABOVE_LIMIT raised on");
        assertThat(bench.last().id()).isNotEqualTo(first);
    }

    @Test
    void isOnUntilTheLastOfTwoPensIsShallow() {
        Bench bench = Bench.medical().with("pen-1").depths(1.62, 1.62);
        bench.with("pen-2").depths(1.62, 1.62).with("pen-1").depthFor(0.9, 2_100);
        assertThat(bench.last().presence()).isEqualTo(Presence.ON);
        bench.with("pen-2").depthFor(0.9, 2_100);
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
        assertThat(bench.raised()).hasSize(1);
    }

    @Test
    void isRaisedByALateReadingBetweenTwo() {
        Bench bench = Bench.medical();
        var first = bench.reading(1.62, 7_000, null);
        var late = bench.reading(1.62, 7_000, null);
        var last = bench.reading(0.9, 7_000, null);
        bench.take(first);
        bench.take(last);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.take(late)).isEqualTo(Intake.LATE);
        assertThat(bench.raised()).containsExactly(DEPTH_ABOVE_LIMIT);
    }

    @Test
    void countsADuplicateForNothing() {
        Bench bench = Bench.medical();
        var reading = bench.reading(1.62, 7_000, null);
        assertThat(bench.take(reading)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.take(reading)).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.alarms).isEmpty();
    }
}
