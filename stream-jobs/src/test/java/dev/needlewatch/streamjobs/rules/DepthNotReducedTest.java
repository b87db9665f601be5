package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_NOT_REDUCED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forehead is bony and its warning 0.50 mm; the cheek is neither, its warning 1.00 mm. */
class DepthNotReducedTest {
    @ParameterizedTest
    @CsvSource({
        // from, dial, to, dial, raised
        "cheek,    1.00, forehead, 1.00, true",
        "cheek,    1.00, forehead, 1.10, true",
        "cheek,    0.51, forehead, 0.51, true",
        "cheek,    0.50, forehead, 0.50, false",
        "cheek,    1.00, forehead, 0.99, false",
        "cheek,    1.00, arm,      1.20, false",
        "cheek,    1.00, upper-lip, 1.00, true",
        "forehead, 0.80, temple,   0.80, true",
        "nowhere,  0.80, forehead, 0.80, true",
        "cheek,    1.00, nowhere,  1.00, false"
    })
    void comparesTheDialWithTheNewAreaAndTheLast(
            String from, double dial, String to, double newDial, boolean raised) {
        Bench bench = Bench.medical().on(from, null).dial(dial).depths(0.1, 0.1);
        bench.on(to, null).dial(newDial).depths(0.1);
        assertThat(bench.raised().contains(DEPTH_NOT_REDUCED)).isEqualTo(raised);
    }

    @Test
    void isRaisedAtTheFirstNeedlingThere() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).on("forehead", "left").lifted(0.1);
        assertThat(bench.alarms).isEmpty();
        bench.depths(0.1);
        Alarm alarm = bench.last();
        assertThat(alarm.code()).isEqualTo(DEPTH_NOT_REDUCED);
        assertThat(alarm.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(alarm.area()).isEqualTo("forehead");
        assertThat(alarm.zone()).isEqualTo("left");
        assertThat(alarm.value()).isEqualTo(1.0);
        assertThat(alarm.limit()).isEqualTo(0.5);
        bench.depths(0.1, 0.1).on("forehead", "right").depths(0.1);
        assertThat(bench.alarms).hasSize(1);
    }

    @Test
    void isNotRaisedInTheFirstAreaOfAll() {
        assertThat(Bench.medical().on("forehead", null).dial(1.0).depths(0.1, 0.1).alarms)
                .isEmpty();
    }

    @Test
    void isNotRaisedInCosmeticSessionsWhichHaveNoWarning() {
        Bench bench = Bench.cosmetic().dial(1.0).depths(0.1).on("forehead", null).depths(0.1);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void takesTheSkinsFactorIntoAccount() {
        Bench bench =
                new Bench().opened(Treatment.MEDICAL, Indication.REJUVENATION, Skin.THIN, null);
        bench.dial(0.4).depths(0.1).on("forehead", null).depths(0.1);
        assertThat(bench.last(DEPTH_NOT_REDUCED).limit()).isEqualTo(0.33);
    }

    @Test
    void endsWhenTheDialIsAtTheWarningAndLatches() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).on("forehead", null).depths(0.1);
        bench.dial(0.51).depths(0.1);
        assertThat(bench.told(DEPTH_NOT_REDUCED)).containsExactly("raised on");
        bench.dial(0.5).lifted(0.1);
        assertThat(bench.told(DEPTH_NOT_REDUCED)).containsExactly("raised on", "latched latched");
        bench.acknowledge(DEPTH_NOT_REDUCED);
        assertThat(bench.told(DEPTH_NOT_REDUCED)).endsWith("acknowledged off");
    }

    @Test
    void endsWhenTheAreaIsLeft() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).on("forehead", null).depths(0.1);
        bench.acknowledge(DEPTH_NOT_REDUCED).on("cheek", null).lifted(0.1);
        assertThat(bench.told(DEPTH_NOT_REDUCED))
                .containsExactly("raised on", "acknowledged ack", "ended off");
    }

    @Test
    void isHiddenByTheLimitFromTheStart() {
        Bench bench = Bench.medical().dial(1.2).depths(1.2).on("forehead", null).depths(1.2, 1.2);
        assertThat(bench.raised()).containsExactly(DEPTH_ABOVE_LIMIT);
    }

    @Test
    void goesOffWithoutLatchingWhenTheLimitHidesIt() {
        Bench bench = Bench.medical().dial(1.0).depths(0.9).on("forehead", null).depths(0.9);
        assertThat(bench.raised()).containsExactly(DEPTH_NOT_REDUCED);
        bench.depths(0.9);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_NOT_REDUCED raised on",
                        "DEPTH_ABOVE_LIMIT raised on",
                        "DEPTH_NOT_REDUCED ended off");
    }

    @Test
    void comesBackAfterTheLimitAsANewAlarmIfTheDialIsStillUp() {
        Bench bench = Bench.medical().dial(1.0).depths(0.9).on("forehead", null).depths(0.9, 0.9);
        String first = bench.last(DEPTH_NOT_REDUCED).id();
        bench.depthFor(0.3, 2_100);
        assertThat(bench.told())
                .endsWith("DEPTH_ABOVE_LIMIT latched latched", "DEPTH_NOT_REDUCED raised on");
        assertThat(bench.last().id()).isNotEqualTo(first);
    }

    @Test
    void staysAwayAfterTheLimitIfTheDialWasTurnedDownMeanwhile() {
        Bench bench = Bench.medical().dial(1.0).depths(0.9).on("forehead", null).depths(0.9, 0.9);
        bench.dial(0.6).depthFor(0.5, 3_000);
        assertThat(bench.raised()).containsExactly(DEPTH_NOT_REDUCED, DEPTH_ABOVE_LIMIT);
    }

    @Test
    void isOnUntilTheLastOfTwoPensIsTurnedDown() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).with("pen-4").depths(0.1);
        bench.on("forehead", null).depths(0.1).with("pen-3").depths(0.1);
        assertThat(bench.told(DEPTH_NOT_REDUCED)).containsExactly("raised on");
        bench.dial(0.4).depths(0.1);
        assertThat(bench.told(DEPTH_NOT_REDUCED)).containsExactly("raised on");
        bench.with("pen-4").depths(0.1);
        assertThat(bench.told(DEPTH_NOT_REDUCED)).containsExactly("raised on", "latched latched");
    }

    @Test
    void isRaisedByALateReadingThatWasTheFirstThere() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).on("forehead", null);
        Reading late = bench.reading(0.1, 7_000, null);
        bench.dial(0.4).depths(0.1);
        assertThat(bench.alarms).isEmpty();
        bench.take(late);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_NOT_REDUCED raised on", "DEPTH_NOT_REDUCED latched latched");
    }

    @Test
    void isRaisedWhenALateReadingShowsThatThereWasAnotherAreaBefore() {
        Bench bench = Bench.medical().dial(1.0);
        Reading late = bench.reading(0.1, 7_000, null);
        bench.on("forehead", null).depths(0.1);
        assertThat(bench.alarms).isEmpty();
        bench.take(late);
        assertThat(bench.told()).containsExactly("DEPTH_NOT_REDUCED raised on");
    }

    @Test
    void remembersTheLastAreaOverARestartAndAPause() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).dial(null);
        for (int i = 0; i < 50; i++) {
            bench.lifted(0.1);
        }
        bench.rebooted().dial(1.0).on("forehead", null).depths(0.1);
        assertThat(bench.raised()).containsExactly(DEPTH_NOT_REDUCED);
    }

    @Test
    void closingLatchesIt() {
        Bench bench = Bench.medical().dial(1.0).depths(0.1).on("forehead", null).depths(0.1);
        assertThat(bench.closed().told()).endsWith("DEPTH_NOT_REDUCED latched latched");
    }
}
