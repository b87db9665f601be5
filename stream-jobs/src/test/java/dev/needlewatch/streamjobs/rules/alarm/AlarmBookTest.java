package dev.needlewatch.streamjobs.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmBookTest {
    private final Alarms alarms = Alarms.of(Owner.session("lyon", "s-1"));
    private final List<Alarm> told = new ArrayList<>();

    private Telling at(long now) {
        return new Telling(alarms, "default-1", now, told::add);
    }

    private static Condition condition(
            AlarmCode code, Priority priority, String pen, @Nullable Double value) {
        return new Condition(
                code,
                priority,
                false,
                Place.NONE,
                new AlarmId.Origin(pen, 1, 1),
                0,
                value,
                value == null ? null : 7_000.0,
                value == null ? null : "rpm",
                null,
                "a condition");
    }

    @ParameterizedTest
    @CsvSource({
        "MOTOR_STALLED, 2",
        "SPEED_OUT_OF_RANGE, 2",
        "DEPTH_DRIFT, 2",
        "PEN_SILENT, 2",
        "NO_SESSION, 2",
        "AREA_NOT_SET, 1",
        "BLEEDING, 1"
    })
    void twoPensHaveTwoAlarmsOnlyOfWhatIsAboutAPen(AlarmCode code, int expected) {
        AlarmBook.present(at(0), condition(code, Priority.MEDIUM, "pen-3", null));
        AlarmBook.present(at(0), condition(code, Priority.MEDIUM, "pen-4", null));
        assertThat(alarms.byId).hasSize(expected);
        AlarmBook.gone(at(1), code, Place.NONE, "pen-3");
        assertThat(alarms.byId).hasSize(expected - 1);
    }

    @Test
    void furtherBeyondTheLimitIsWorseOnWhicheverSide() {
        AlarmBook.present(
                at(0), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.LOW, "p", 6_200.));
        AlarmBook.present(
                at(1_000), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.LOW, "p", 6_300.));
        AlarmBook.present(
                at(2_000), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.LOW, "p", 6_100.));
        AlarmBook.present(
                at(3_000), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.LOW, "p", 7_950.));
        assertThat(told).extracting(Alarm::value).containsExactly(6_200., 6_100., 7_950.);
    }

    @Test
    void aRiseInPriorityIsToldAtOnceWithItsNumbers() {
        AlarmBook.present(at(0), condition(AlarmCode.BATTERY_LOW, Priority.LOW, "p", 18.));
        AlarmBook.present(at(10), condition(AlarmCode.BATTERY_LOW, Priority.MEDIUM, "p", 9.));
        assertThat(told).extracting(Alarm::priority).containsExactly(Priority.LOW, Priority.MEDIUM);
        assertThat(told.get(1).value()).isEqualTo(9);
    }

    @Test
    void nobodyHasAcknowledgedWhatBecameMoreUrgent() {
        AlarmBook.present(
                at(0), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.LOW, "p", 6_200.));
        AlarmBook.acknowledge(
                at(10),
                new AlarmCommand(told.get(0).id(), AlarmAction.ACKNOWLEDGE, "t-1", null, 10));
        AlarmBook.present(
                at(20), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.LOW, "p", 6_100.));
        assertThat(alarms.byId.values()).extracting(a -> a.presence).containsOnly(Presence.ACK);
        AlarmBook.present(
                at(30), condition(AlarmCode.SPEED_OUT_OF_RANGE, Priority.MEDIUM, "p", 5_000.));
        Alarm last = told.get(told.size() - 1);
        assertThat(last.presence()).isEqualTo(Presence.ON);
        assertThat(last.acknowledgedBy()).isNull();
        AlarmClock.tick(at(60_030));
        assertThat(told.get(told.size() - 1).escalation()).isEqualTo(1);
    }

    @Test
    void anAlarmOfAPenNamesTheSessionItWorksIn() {
        Alarms device = Alarms.of(Owner.device("lyon", "pen-3"));
        device.session = "s-9";
        AlarmBook.present(
                new Telling(device, "default-1", 0, told::add),
                condition(AlarmCode.BATTERY_LOW, Priority.LOW, "pen-3", 18.));
        assertThat(told.get(0).session()).isEqualTo("s-9");
        assertThat(told.get(0).id()).endsWith(".d.pen-3");
    }

    @Test
    void hiddenItGoesOffWithoutLatching() {
        AlarmBook.present(at(0), condition(AlarmCode.BLEEDING, Priority.MEDIUM, "p", null));
        AlarmBook.hide(at(1), AlarmCode.BLEEDING, Place.NONE);
        assertThat(told.get(1).presence()).isEqualTo(Presence.OFF);
        assertThat(alarms.byId).isEmpty();
    }
}
