package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.junit.jupiter.api.Test;

class DepthAboveWarningTest {
    @Test
    void isRaisedAfterASecondAboveTheWarning() {
        Bench bench = Bench.medical().depthFor(1.1, 1_000);
        assertThat(bench.alarms).isEmpty();
        bench.depths(1.1);
        assertThat(bench.raised()).containsExactly(DEPTH_ABOVE_WARNING);
        assertThat(bench.last().priority()).isEqualTo(Priority.LOW);
        assertThat(bench.last().limit()).isEqualTo(1.0);
        assertThat(bench.last().since()).isEqualTo(Bench.START + 100);
    }

    @Test
    void beginsTheSecondAnewAfterAReadingAtTheWarning() {
        Bench bench = Bench.medical().depthFor(1.1, 900).depths(1.0).depthFor(1.1, 1_000);
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void endsAfterThreeSecondsBelowTheDeadbandAndDoesNotLatch() {
        Bench bench = Bench.medical().depthFor(1.1, 1_100).depthFor(0.95, 3_000);
        assertThat(bench.last().presence()).isEqualTo(Presence.ON);
        bench.depths(0.95);
        assertThat(bench.last().presence()).isEqualTo(Presence.OFF);
    }

    @Test
    void isHiddenByTheLimitAndComesBackASecondAfterIt() {
        Bench bench = Bench.medical().depthFor(1.1, 1_100).depths(1.6, 1.6);
        assertThat(bench.told())
                .containsExactly(
                        "DEPTH_ABOVE_WARNING raised on",
                        "DEPTH_ABOVE_LIMIT raised on",
                        "DEPTH_ABOVE_WARNING ended off");
        bench.depthFor(1.1, 2_000);
        assertThat(bench.last().code()).isEqualTo(DEPTH_ABOVE_WARNING);
        bench.depthFor(1.1, 1_200);
        assertThat(bench.told())
                .endsWith("DEPTH_ABOVE_LIMIT latched latched", "DEPTH_ABOVE_WARNING raised on");
        assertThat(bench.raised())
                .containsExactly(DEPTH_ABOVE_WARNING, DEPTH_ABOVE_LIMIT, DEPTH_ABOVE_WARNING);
    }

    @Test
    void saysWhetherTheAreaOrTheSkinBound() {
        Bench thin =
                new Bench().opened(Treatment.MEDICAL, Indication.REJUVENATION, Skin.THIN, null);
        assertThat(thin.depthFor(0.7, 1_100).alarms)
                .filteredOn(alarm -> alarm.code() == DEPTH_ABOVE_WARNING)
                .extracting(Alarm::reason)
                .containsExactly(LimitReason.SKIN);
        assertThat(Bench.medical().depthFor(1.1, 1_100).alarms)
                .filteredOn(alarm -> alarm.code() == DEPTH_ABOVE_WARNING)
                .extracting(Alarm::reason)
                .containsExactly(LimitReason.AREA);
    }

    @Test
    void isNeverRaisedInCosmeticSessions() {
        assertThat(Bench.cosmetic().depthFor(0.2, 3_000).alarms).isEmpty();
    }

    @Test
    void isNotRaisedWhereTheWarningEqualsTheLimit() {
        Bench bench = Bench.medical().on("elsewhere", null).depthFor(0.5, 2_000);
        assertThat(bench.told(DEPTH_ABOVE_WARNING)).isEmpty();
        bench.depthFor(0.6, 3_000);
        assertThat(bench.told(DEPTH_ABOVE_WARNING)).isEmpty();
        assertThat(bench.told(DEPTH_ABOVE_LIMIT)).startsWith("raised on");
    }
}
