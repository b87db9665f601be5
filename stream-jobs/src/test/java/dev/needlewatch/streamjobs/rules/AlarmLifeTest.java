package dev.needlewatch.streamjobs.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmLifeTest {
    private static final long HOUR = 3_600_000;

    @Test
    void acknowledgedWhileLatchedItIsOff() {
        Bench bench = Bench.medical().depths(1.62, 1.62).depthFor(0.9, 2_100);
        assertThat(bench.acknowledge(bench.last().id())).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.told()).endsWith("DEPTH_ABOVE_LIMIT acknowledged off");
        assertThat(bench.last().acknowledgedBy()).isEqualTo("t-1");
        assertThat(bench.state.alarms.byId).isEmpty();
    }

    @Test
    void refusesASecondAcknowledgeAndAnUnknownAlarm() {
        Bench bench = Bench.medical().depths(1.62, 1.62);
        String id = bench.last().id();
        bench.acknowledge(id);
        assertThat(bench.acknowledge(id)).isEqualTo(Intake.ALREADY_ACKNOWLEDGED);
        assertThat(bench.acknowledge("a-0000000000000000.s.s-1")).isEqualTo(Intake.UNKNOWN_ALARM);
    }

    @Test
    void escalatesHighAfterFifteenAndSixtySeconds() {
        Bench bench = Bench.medical().depths(1.62, 1.62).idle(14_999);
        assertThat(bench.alarms).hasSize(1);
        bench.idle(1);
        assertThat(bench.last().escalation()).isEqualTo(1);
        bench.idle(44_999);
        assertThat(bench.last().escalation()).isEqualTo(1);
        bench.idle(1);
        assertThat(bench.last().escalation()).isEqualTo(2);
        bench.idle(HOUR);
        assertThat(bench.alarms).hasSize(3);
    }

    @Test
    void doesNotEscalateWhatIsAcknowledgedOrLow() {
        Bench bench = Bench.medical().depths(1.62, 1.62);
        bench.acknowledge(bench.last().id());
        bench.idle(HOUR);
        assertThat(bench.alarms).hasSize(2);
        assertThat(Bench.medical().passes(4).idle(HOUR).alarms).hasSize(1);
    }

    @Test
    void closingLatchesWhatLatchesAndEndsTheRest() {
        Bench bench = Bench.medical().on("cheek", "left").depths(1.62, 1.62);
        bench.on("cheek", "right").passes(4).closed();
        assertThat(bench.told())
                .contains("DEPTH_ABOVE_LIMIT latched latched", "PASSES_NEAR_LIMIT ended off");
    }

    @Test
    void silenceOfFourHoursClosesASession() {
        Bench bench = Bench.medical().depths(1.62, 1.62).idle(4 * HOUR);
        assertThat(bench.state.closed).isTrue();
        assertThat(bench.told()).endsWith("DEPTH_ABOVE_LIMIT latched latched");
    }

    @Test
    void readingsAfterItWasAbandonedAreJudgedAsRejuvenation() {
        Bench bench =
                new Bench().opened(Treatment.MEDICAL, Indication.SCAR, null, null).depths(0.8);
        bench.idle(4 * HOUR).depths(1.6, 1.6);
        assertThat(bench.told()).containsExactly("DEPTH_ABOVE_LIMIT raised on");
    }

    @Test
    void aLatchedAlarmGoesOffADayAfterItsSessionClosed() {
        Bench bench = Bench.medical().depths(1.62, 1.62).closed().idle(24 * HOUR);
        assertThat(bench.told()).endsWith("DEPTH_ABOVE_LIMIT ended off");
        assertThat(bench.last().acknowledgedBy()).isEqualTo("system");
        bench.idle(24 * HOUR);
        assertThat(bench.rules.forgettable(bench.state, bench.now())).isTrue();
    }

    @Test
    void sameInputGivesSameIds() {
        List<String> once =
                Bench.medical().depths(1.62, 1.62).passes(9).alarms.stream()
                        .map(Alarm::id)
                        .toList();
        List<String> again =
                Bench.medical().depths(1.62, 1.62).passes(9).alarms.stream()
                        .map(Alarm::id)
                        .toList();
        assertThat(once).isEqualTo(again).doesNotHaveDuplicates();
        assertThat(AlarmId.owner("lyon", once.get(0)))
                .isEqualTo(Optional.of(Owner.session("lyon", "s-1")));
    }

    @Test
    void refusesASecondOpeningAndAnythingAfterClosing() {
        Bench bench = Bench.medical();
        SessionEvent.Opened again =
                new SessionEvent.Opened(
                        1,
                        900,
                        1,
                        "s-1",
                        Treatment.COSMETIC,
                        Indication.REJUVENATION,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertThat(bench.rules.event(bench.state, "pen-9", again, 1, bench.alarms::add))
                .isEqualTo(Intake.SESSION_OPEN);
        bench.closed();
        SessionEvent.Closed closed = new SessionEvent.Closed(1, 901, 1, "s-1", null);
        assertThat(bench.rules.event(bench.state, "pen-9", closed, 1, bench.alarms::add))
                .isEqualTo(Intake.SESSION_CLOSED);
    }

    @Test
    void readingsBeforeTheOpeningAreJudgedAsRejuvenationAndAfterItAsDeclared() {
        Bench bench = new Bench().depths(1.6, 1.6);
        assertThat(bench.last().limit()).isEqualTo(1.5);
        bench.depthFor(0.9, 2_100);
        bench.opened(Treatment.MEDICAL, Indication.SCAR, null, null).depths(1.6, 1.6);
        assertThat(bench.told(AlarmCode.DEPTH_ABOVE_LIMIT))
                .containsExactly("raised on", "latched latched");
    }

    @Test
    void aRiseInPriorityEscalatesFromThenOn() {
        Bench bench = Bench.medical().needlingFor(30 * 60_000 + 100);
        assertThat(bench.last().priority()).isEqualTo(Priority.LOW);
        bench.needlingFor(10 * 60_000);
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        bench.idle(59_999);
        assertThat(bench.last().escalation()).isNull();
        bench.idle(1);
        assertThat(bench.last().escalation()).isEqualTo(1);
        bench.idle(4 * 60_000);
        assertThat(bench.last().escalation()).isEqualTo(2);
    }

    @Test
    void anAbandonedSessionIsMarkedSo() {
        Bench bench = Bench.medical().depths(0.8).idle(4 * HOUR - 101);
        assertThat(bench.state.closed).isFalse();
        bench.idle(101);
        assertThat(bench.state.outcome).isEqualTo(Outcome.ABANDONED);
        assertThat(Bench.medical().closed().state.outcome).isNull();
    }

    @Test
    void aConditionBegunAfterTheClosingEndsByFourHoursOfSilence() {
        Bench bench = Bench.medical().closed().passes(9);
        assertThat(bench.told()).containsExactly("PASSES_ABOVE_LIMIT raised on");
        bench.idle(4 * HOUR);
        assertThat(bench.told()).endsWith("PASSES_ABOVE_LIMIT latched latched");
    }

    @Test
    void aReadingFromBeforeTheClosingEndsNothingThatCameAfterIt() {
        Bench bench = Bench.medical().depths(0.5);
        Reading lost = bench.reading(2.0, 7_000, null);
        bench.depths(0.5).closed().on("forehead", null).depths(0.9, 0.9);
        bench.take(lost);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_ABOVE_LIMIT raised on",
                        "DEPTH_ABOVE_LIMIT raised on",
                        "DEPTH_ABOVE_LIMIT latched latched");
        assertThat(bench.last().area()).isEqualTo("cheek");
    }

    @Test
    void aPenThatNamesASessionAgainEndsWhatItHadWithout() {
        Bench bench = Bench.stray().depths(1.6, 1.6).passes(9);
        bench.sign(new Sign.NoLongerStray("pen-3"));
        assertThat(bench.told())
                .endsWith(
                        "DEPTH_ABOVE_LIMIT latched latched", "PASSES_ABOVE_LIMIT latched latched");
        bench.idle(24 * HOUR);
        assertThat(bench.state.alarms.byId).isEmpty();
    }

    @Test
    void readingsFromBeforeTheClosingTellAnAlarmOnceHoweverManyComeAfterIt() {
        Bench bench = Bench.medical().depths(0.5);
        List<Reading> lost = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lost.add(bench.reading(2.0, 7_000, null));
        }
        bench.closed();
        lost.forEach(bench::take);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_ABOVE_LIMIT raised on", "DEPTH_ABOVE_LIMIT latched latched");
    }

    @Test
    void aReadingFromBeforeTheClosingThatMakesALatchedAlarmHighIsTold() {
        Bench bench = Bench.medical().approved(1.0).depths(1.1, 1.1);
        Reading lost = bench.reading(1.9, 7_000, null);
        bench.closed();
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        bench.take(lost);
        assertThat(bench.last().priority()).isEqualTo(Priority.HIGH);
        assertThat(bench.last().presence()).isEqualTo(Presence.LATCHED);
        assertThat(bench.last().value()).isEqualTo(1.9);
    }

    @Test
    void closingASessionThatWasNeverOpenedEndsWhatIsOnAndLeavesItToBeOpened() {
        Bench bench = new Bench().depths(1.6, 1.6).closed();
        assertThat(bench.told()).endsWith("DEPTH_ABOVE_LIMIT latched latched");
        assertThat(bench.opened(Treatment.MEDICAL).state.opened).isTrue();
    }
}
