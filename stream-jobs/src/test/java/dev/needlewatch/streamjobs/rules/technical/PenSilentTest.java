package dev.needlewatch.streamjobs.rules.technical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.streamjobs.rules.signal.Sign;
import org.junit.jupiter.api.Test;

class PenSilentTest {
    private static final Sign SILENT =
            new Sign.PenSilent("s-1", "pen-3", 7, 9, TechnicalBench.START, false);

    @Test
    void isRaisedByThePensSilenceAndEndsWhenItIsBack() {
        TechnicalBench bench = TechnicalBench.opened().sign(SILENT);
        assertThat(bench.told()).containsExactly("PEN_SILENT raised on medium");
        assertThat(bench.last().pen()).isEqualTo("pen-3");
        assertThat(bench.last().value()).isNull();
        bench.sign(SILENT).sign(new Sign.PenBack("s-1", "pen-3"));
        assertThat(bench.told())
                .containsExactly("PEN_SILENT raised on medium", "PEN_SILENT ended off medium");
    }

    @Test
    void isOneAlarmForEachPen() {
        TechnicalBench bench = TechnicalBench.opened().sign(SILENT);
        bench.sign(new Sign.PenSilent("s-1", "pen-4", 2, 4, TechnicalBench.START, true));
        bench.sign(new Sign.PenBack("s-1", "pen-4"));
        assertThat(bench.last().pen()).isEqualTo("pen-4");
        assertThat(bench.state.alarms.byId).hasSize(1);
    }

    @Test
    void isNotRaisedInASessionThatIsNotOpen() {
        assertThat(TechnicalBench.unopened().sign(SILENT).alarms).isEmpty();
        assertThat(TechnicalBench.opened().closed().sign(SILENT).alarms).isEmpty();
    }

    @Test
    void aSilenceToldBeforeTheOpeningIsJudgedByIt() {
        TechnicalBench bench = TechnicalBench.unopened().sign(SILENT).open();
        assertThat(bench.told()).containsExactly("PEN_SILENT raised on medium");
        assertThat(bench.last().since()).isEqualTo(TechnicalBench.START);
        bench.sign(SILENT).sign(new Sign.PenBack("s-1", "pen-3"));
        assertThat(bench.told()).endsWith("PEN_SILENT ended off medium").hasSize(2);
    }

    @Test
    void aSilenceThatIsOverWhenTheSessionOpensIsNone() {
        Sign back = new Sign.PenBack("s-1", "pen-3");
        assertThat(TechnicalBench.unopened().sign(SILENT).sign(back).open().alarms).isEmpty();
        assertThat(TechnicalBench.unopened().sign(SILENT).closed().open().alarms).isEmpty();
    }

    @Test
    void endsWhenTheSessionCloses() {
        TechnicalBench bench = TechnicalBench.opened().sign(SILENT).closed();
        assertThat(bench.told()).endsWith("PEN_SILENT ended off medium");
    }
}
