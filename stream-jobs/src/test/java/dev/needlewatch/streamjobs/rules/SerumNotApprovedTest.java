package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SERUM_NOT_APPROVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import org.junit.jupiter.api.Test;

class SerumNotApprovedTest {
    private static final Finding REACTED = new Finding.SerumReaction("s-1", "ha", "s-0");

    @Test
    void isRaisedWhenTheTestAreaHadAnotherSerum() {
        Bench bench = new Bench().openedWith(Treatment.MEDICAL, "ha").tested(Reaction.NONE, "vc");
        assertThat(bench.told()).containsExactly("SERUM_NOT_APPROVED raised on");
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(bench.tested(Reaction.NONE, "vc").alarms).hasSize(1);
        assertThat(bench.closed().told()).endsWith("SERUM_NOT_APPROVED latched latched");
    }

    @Test
    void isNotRaisedForTheTestedSerumNorWhereNoneIsNamed() {
        assertThat(
                        new Bench()
                                .openedWith(Treatment.MEDICAL, "ha")
                                .tested(Reaction.NONE, "ha")
                                .alarms)
                .isEmpty();
        assertThat(
                        new Bench()
                                .openedWith(Treatment.MEDICAL, "ha")
                                .tested(Reaction.NONE, null)
                                .alarms)
                .isEmpty();
        assertThat(new Bench().opened(Treatment.MEDICAL).tested(Reaction.NONE, "ha").alarms)
                .isEmpty();
    }

    @Test
    void theTestMayComeBeforeTheOpeningAndBesideOthers() {
        Bench other = new Bench().tested(Reaction.NONE, "vc").openedWith(Treatment.COSMETIC, "ha");
        assertThat(other.raised()).containsExactly(SERUM_NOT_APPROVED);
        Bench both = new Bench().tested(Reaction.NONE, "ha").tested(Reaction.NONE, "vc");
        assertThat(both.openedWith(Treatment.MEDICAL, "ha").alarms).isEmpty();
    }

    @Test
    void isRaisedWhenTheClientReactedToItBefore() {
        Bench after = new Bench().openedWith(Treatment.MEDICAL, "ha").finding(REACTED);
        assertThat(after.finding(REACTED).raised()).containsExactly(SERUM_NOT_APPROVED);
        Bench before = new Bench().finding(REACTED).openedWith(Treatment.MEDICAL, "ha");
        assertThat(before.raised()).containsExactly(SERUM_NOT_APPROVED);
        assertThat(before.last().id()).isEqualTo(after.last().id());
        assertThat(new Bench().finding(REACTED).openedWith(Treatment.MEDICAL, "vc").alarms)
                .isEmpty();
    }

    @Test
    void aFindingThatTheClosingOvertookIsToldAndLatchesAtOnce() {
        Bench bench = new Bench().openedWith(Treatment.MEDICAL, "ha").closed().finding(REACTED);
        assertThat(bench.told())
                .containsExactly(
                        "SERUM_NOT_APPROVED raised on", "SERUM_NOT_APPROVED latched latched");
        bench.acknowledge(SERUM_NOT_APPROVED).finding(REACTED);
        assertThat(bench.told()).endsWith("SERUM_NOT_APPROVED acknowledged off").hasSize(3);
    }

    @Test
    void whatWasToldOrDoesNotConcernTheSessionIsNotToldAfterTheClosing() {
        Bench told = new Bench().openedWith(Treatment.MEDICAL, "ha").finding(REACTED).closed();
        told.acknowledge(SERUM_NOT_APPROVED).finding(REACTED);
        assertThat(told.told()).endsWith("SERUM_NOT_APPROVED acknowledged off").hasSize(3);
        Bench other = new Bench().openedWith(Treatment.MEDICAL, "vc").tested(Reaction.NONE, "ha");
        other.closed().acknowledge(SERUM_NOT_APPROVED).finding(REACTED);
        assertThat(other.told()).endsWith("SERUM_NOT_APPROVED acknowledged off").hasSize(3);
        Bench latched = new Bench().openedWith(Treatment.MEDICAL, "ha").tested(Reaction.NONE, "vc");
        assertThat(latched.closed().finding(REACTED).told())
                .endsWith("SERUM_NOT_APPROVED latched latched")
                .hasSize(2);
    }

    @Test
    void aStrongReactionInItsOwnTestAreaIsAnAlarmOnceItIsNeedledElsewhere() {
        Bench bench = new Bench().openedWith(Treatment.MEDICAL, "ha").tested(Reaction.STRONG, "ha");
        bench.finding(new Finding.SerumReaction("s-1", "ha", "s-1"));
        bench.on("cheek", "test").depths(0.1).on("cheek", null).lifted(0.1);
        assertThat(bench.alarms).isEmpty();
        bench.depths(0.1, 0.1);
        assertThat(bench.told()).containsExactly("SERUM_NOT_APPROVED raised on");
    }

    @Test
    void aSecondTestWithoutReactionMakesItGood() {
        Bench bench = new Bench().openedWith(Treatment.MEDICAL, "ha").tested(Reaction.STRONG, "ha");
        assertThat(bench.tested(Reaction.NONE, "ha").depths(0.1, 0.1).alarms).isEmpty();
    }
}
