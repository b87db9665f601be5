package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.AREA_NOT_SET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaNotSetTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"unknown", "elbow-ish"})
    void isRaisedAfterASecondOfNeedling(@Nullable String area) {
        Bench bench = Bench.medical().on(area, null).needlingFor(1_000);
        assertThat(bench.alarms).isEmpty();
        bench.needlingFor(100);
        assertThat(bench.told()).containsExactly("AREA_NOT_SET raised on");
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.last().since()).isEqualTo(Bench.START + 100);
        assertThat(bench.needlingFor(5_000).alarms).hasSize(1);
    }

    @Test
    void liftingDoesNotBeginTheSecondAnewButAKnownAreaDoes() {
        Bench bench = Bench.medical().on(null, null).needlingFor(600).lifted(0.1);
        bench.on("cheek", null).needlingFor(100).on(null, null).needlingFor(1_000);
        assertThat(bench.alarms).isEmpty();
        bench.lifted(0.1).needlingFor(200);
        assertThat(bench.raised()).containsExactly(AREA_NOT_SET);
    }

    @Test
    void aKnownAreaEndsItWithoutLatching() {
        Bench bench = Bench.medical().on(null, null).needlingFor(1_100);
        bench.on("cheek", null).lifted(0.1);
        assertThat(bench.told()).endsWith("AREA_NOT_SET ended off");
        bench.on(null, null).needlingFor(1_100);
        assertThat(bench.raised()).containsExactly(AREA_NOT_SET, AREA_NOT_SET);
    }

    @Test
    void acknowledgedItGoesOffByAKnownArea() {
        Bench bench = Bench.medical().on(null, null).needlingFor(1_100);
        bench.acknowledge(AREA_NOT_SET).on("cheek", null).needlingFor(100);
        assertThat(bench.told(AREA_NOT_SET))
                .containsExactly("raised on", "acknowledged ack", "ended off");
    }

    @Test
    void withTwoPensItEndsWhenTheLastNamesAnArea() {
        Bench bench = Bench.medical().on(null, null).needlingFor(1_100);
        bench.with("pen-4").needlingFor(1_100);
        assertThat(bench.told(AREA_NOT_SET)).containsExactly("raised on");
        bench.on("cheek", null).needlingFor(100);
        assertThat(bench.told(AREA_NOT_SET)).containsExactly("raised on");
        bench.with("pen-3").needlingFor(100);
        assertThat(bench.told(AREA_NOT_SET)).containsExactly("raised on", "ended off");
    }

    @Test
    void aLateReadingNeitherBeginsNorEndsIt() {
        Bench bench = Bench.medical();
        Reading late = bench.reading(0.1, 7_000, null);
        bench.on(null, null).needlingFor(1_100).take(late);
        assertThat(bench.told(AREA_NOT_SET)).containsExactly("raised on");
    }

    @Test
    void closingEndsItAndAPenWithoutASessionHasItToo() {
        assertThat(Bench.medical().on(null, null).needlingFor(1_100).closed().told())
                .containsExactly("AREA_NOT_SET raised on", "AREA_NOT_SET ended off");
        assertThat(Bench.stray().on(null, null).needlingFor(1_100).raised())
                .containsExactly(AREA_NOT_SET);
    }
}
