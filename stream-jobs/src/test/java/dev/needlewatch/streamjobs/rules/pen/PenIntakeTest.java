package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import org.junit.jupiter.api.Test;

class PenIntakeTest {
    @Test
    void dropsWhatCameBefore() {
        PenBench bench = new PenBench();
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.take(bench.reading(7, 0, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.take(new LogLine(7, 0, bench.now, LogLevel.INFO, "x", null)))
                .isEqualTo(Intake.ACCEPTED);
        assertThat(bench.take(new LogLine(7, 0, bench.now, LogLevel.INFO, "x", null)))
                .isEqualTo(Intake.DUPLICATE);
    }

    @Test
    void saysWhatANewerOneOvertook() {
        PenBench bench = new PenBench();
        bench.needle();
        bench.seq = 5;
        bench.needle();
        assertThat(bench.take(bench.reading(7, 3, 7_000))).isEqualTo(Intake.LATE);
        assertThat(bench.take(bench.reading(7, 3, 7_000))).isEqualTo(Intake.DUPLICATE);
    }

    @Test
    void takesLeftoversOfTheBootBefore() {
        PenBench bench = new PenBench();
        bench.needle();
        bench.boot = 8;
        bench.seq = 0;
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.take(bench.reading(7, 1, 7_000))).isEqualTo(Intake.LATE);
        assertThat(bench.take(bench.reading(7, 1, 7_000))).isEqualTo(Intake.DUPLICATE);
        assertThat(bench.needle()).isEqualTo(Intake.ACCEPTED);
    }

    @Test
    void takesAReadingForALeftoverOnceABirthTellsOfANewBoot() {
        PenBench bench = new PenBench();
        bench.needle();
        bench.boot = 8;
        bench.born(null, null);
        assertThat(bench.take(bench.reading(7, 1, 7_000))).isEqualTo(Intake.LATE);
    }

    @Test
    void doesNotTakeATabletsEventsForAnotherSessionsDuplicates() {
        PenBench bench = new PenBench();
        bench.boot = 0;
        assertThat(bench.opened("s-1")).isEqualTo(Intake.ACCEPTED);
        bench.seq = 0;
        assertThat(bench.opened("s-1")).isEqualTo(Intake.DUPLICATE);
        bench.seq = 0;
        assertThat(bench.opened("s-2")).isEqualTo(Intake.ACCEPTED);
    }

    @Test
    void remembersTheEventsOfAFewSessionsOnly() {
        PenBench bench = new PenBench();
        for (int i = 0; i < 100; i++) {
            bench.opened("s-" + i);
        }
        assertThat(bench.state.events).hasSize(8);
    }

    @Test
    void answersScreens() {
        PenBench bench = new PenBench();
        bench.battery(5);
        String id = bench.last().id();
        assertThat(bench.acknowledge(id)).isEqualTo(Intake.ACCEPTED);
        assertThat(bench.acknowledge(id)).isEqualTo(Intake.ALREADY_ACKNOWLEDGED);
        assertThat(bench.acknowledge("a-0000000000000000.d.pen-3")).isEqualTo(Intake.UNKNOWN_ALARM);
        bench.battery(90);
        assertThat(bench.told()).endsWith("BATTERY_LOW ended off medium");
    }

    @Test
    void escalatesWhatNobodyAcknowledges() {
        PenBench bench = new PenBench();
        bench.battery(5);
        bench.idle(59_999);
        assertThat(bench.alarms).hasSize(1);
        bench.idle(1);
        assertThat(bench.last().event()).isEqualTo(AlarmEvent.ESCALATED);
        bench.idle(240_000);
        assertThat(bench.last().escalation()).isEqualTo(2);
    }

    @Test
    void endsEverythingFourHoursAfterThePenWasHeardOfLastAndForgetsItAfterADay() {
        PenBench bench = new PenBench();
        bench.battery(15);
        bench.idle(PenRules.ABANDONED_AFTER - 1);
        assertThat(bench.alarms).hasSize(1);
        bench.idle(1);
        assertThat(bench.told()).endsWith("BATTERY_LOW ended off low");
        assertThat(bench.rules.forgettable(bench.state, bench.now)).isFalse();
        bench.idle(PenRules.REMEMBERED_FOR - PenRules.ABANDONED_AFTER);
        assertThat(bench.rules.forgettable(bench.state, bench.now)).isTrue();
    }

    @Test
    void namesTheSessionAndItsTherapistInThePensAlarms() {
        PenBench bench = new PenBench();
        bench.opened("s-1");
        bench.needle();
        bench.battery(5);
        assertThat(bench.last().session()).isEqualTo("s-1");
        assertThat(bench.last().therapist()).isEqualTo("t-1");
        assertThat(bench.last().pen()).isEqualTo("pen-3");
    }
}
