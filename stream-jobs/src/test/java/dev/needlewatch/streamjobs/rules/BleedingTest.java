package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.BLEEDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BleedingTest {
    @ParameterizedTest
    @CsvSource({
        "MEDICAL, NONE, false",
        "MEDICAL, PINPOINT, false",
        "MEDICAL, MORE, true",
        "COSMETIC, NONE, false",
        "COSMETIC, PINPOINT, true",
        "COSMETIC, MORE, true"
    })
    void isJudgedByTheTreatmentAlsoWhenItIsDeclaredLater(
            Treatment treatment, Bleeding bleeding, boolean raised) {
        Bench bench = new Bench().opened(treatment).bleeding(bleeding, "cheek");
        assertThat(bench.raised().contains(BLEEDING)).isEqualTo(raised);
        Bench late = new Bench().bleeding(bleeding, "cheek").opened(treatment);
        assertThat(late.raised().contains(BLEEDING)).isEqualTo(raised);
    }

    @Test
    void isOneAlarmAnAreaAndLatches() {
        Bench bench = Bench.medical().bleeding(Bleeding.MORE, "cheek");
        bench.bleeding(Bleeding.MORE, "cheek").bleeding(Bleeding.NONE, "cheek");
        assertThat(bench.told()).containsExactly("BLEEDING raised on");
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.last().area()).isEqualTo("cheek");
        bench.bleeding(Bleeding.MORE, null).bleeding(Bleeding.MORE, "nowhere");
        assertThat(bench.raised()).hasSize(3);
        bench.acknowledge(bench.alarms.get(0).id());
        bench.closed();
        assertThat(bench.told().subList(4, 7))
                .containsExactly(
                        "BLEEDING ended off",
                        "BLEEDING latched latched",
                        "BLEEDING latched latched");
    }

    @Test
    void isNotRaisedAfterTheClosing() {
        assertThat(Bench.medical().closed().bleeding(Bleeding.MORE, null).alarms).isEmpty();
    }
}
