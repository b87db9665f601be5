package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.TEST_AREA_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.junit.jupiter.api.Test;

class TestAreaMissingTest {
    @Test
    void isRaisedAfterASecondOfNeedlingOutsideTheTestZone() {
        Bench bench = new Bench().opened(Treatment.MEDICAL).needlingFor(1_000);
        assertThat(bench.alarms).isEmpty();
        Alarm alarm = bench.needlingFor(100).last();
        assertThat(alarm.code()).isEqualTo(TEST_AREA_MISSING);
        assertThat(alarm.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(alarm.since()).isEqualTo(Bench.START + 100);
        assertThat(alarm.value()).isNull();
        assertThat(bench.needlingFor(5_000).alarms).hasSize(1);
    }

    @Test
    void theSecondMayBeInterrupted() {
        Bench bench = new Bench().opened(Treatment.MEDICAL).needlingFor(600);
        bench.lifted(0.1).needlingFor(600);
        assertThat(bench.raised()).containsExactly(TEST_AREA_MISSING);
    }

    @Test
    void needlingTheTestZoneIsNoOffence() {
        Bench bench = new Bench().opened(Treatment.MEDICAL).on("cheek", "test");
        assertThat(bench.needlingFor(5_000).alarms).isEmpty();
    }

    @Test
    void isNotRaisedAfterATestNorInCosmeticSessions() {
        assertThat(Bench.medical().needlingFor(5_000).alarms).isEmpty();
        assertThat(Bench.cosmetic().needlingFor(5_000).alarms).isEmpty();
    }

    @Test
    void aTestBeforeTheOpeningCounts() {
        Bench bench = new Bench().tested(Reaction.MILD, null).opened(Treatment.MEDICAL);
        assertThat(bench.needlingFor(5_000).alarms).isEmpty();
    }

    @Test
    void aTestEndsItAndItLatches() {
        Bench bench = new Bench().opened(Treatment.MEDICAL).needlingFor(1_100);
        bench.tested(Reaction.NONE, null).needlingFor(2_000);
        assertThat(bench.told(TEST_AREA_MISSING)).containsExactly("raised on", "latched latched");
        bench.acknowledge(TEST_AREA_MISSING);
        assertThat(bench.told(TEST_AREA_MISSING)).endsWith("acknowledged off");
    }

    @Test
    void acknowledgedFirstItGoesOffByTheTest() {
        Bench bench = new Bench().opened(Treatment.MEDICAL).needlingFor(1_100);
        bench.acknowledge(TEST_AREA_MISSING).needlingFor(2_000).tested(Reaction.NONE, null);
        assertThat(bench.told(TEST_AREA_MISSING))
                .containsExactly("raised on", "acknowledged ack", "ended off");
    }

    @Test
    void isJudgedByALateOpeningForWhatWasNeedledBefore() {
        Bench bench = new Bench().needlingFor(1_500);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.opened(Treatment.MEDICAL).raised()).containsExactly(TEST_AREA_MISSING);
        assertThat(new Bench().needlingFor(1_500).opened(Treatment.COSMETIC).alarms).isEmpty();
    }

    @Test
    void closingLatchesItAndNothingIsRaisedAfterwards() {
        Bench bench = new Bench().opened(Treatment.MEDICAL).needlingFor(1_100).closed();
        assertThat(bench.told(TEST_AREA_MISSING)).containsExactly("raised on", "latched latched");
        Bench other = new Bench().opened(Treatment.MEDICAL).closed().needlingFor(1_900);
        assertThat(other.alarms).isEmpty();
    }
}
