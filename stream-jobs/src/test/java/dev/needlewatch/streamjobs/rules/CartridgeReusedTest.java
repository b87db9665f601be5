package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.CARTRIDGE_REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartridgeReusedTest {
    private static Finding used(@Nullable String pen, String cartridge) {
        long seq = Long.parseLong(cartridge.substring(2));
        return new Finding.CartridgeVerdict("s-1", cartridge, pen, 1, seq, Bench.START, "s-0");
    }

    private static Finding clean(@Nullable String pen, String cartridge) {
        return new Finding.CartridgeVerdict("s-1", cartridge, pen, 1, 9, Bench.START, null);
    }

    @Test
    void isHighAndSaysWhere() {
        Alarm alarm = Bench.medical().finding(used("pen-3", "k-1")).last();
        assertThat(alarm.code()).isEqualTo(CARTRIDGE_REUSED);
        assertThat(alarm.priority()).isEqualTo(Priority.HIGH);
        assertThat(alarm.pen()).isEqualTo("pen-3");
        assertThat(alarm.message()).contains("k-1").contains("s-0");
    }

    @Test
    void aCleanOneIsNoAlarmNorIsThisSessionsOwn() {
        assertThat(Bench.medical().finding(clean("pen-3", "k-1")).alarms).isEmpty();
        Finding own = new Finding.CartridgeVerdict("s-1", "k-1", "pen-3", 1, 5, Bench.START, "s-1");
        assertThat(Bench.medical().finding(own).alarms).isEmpty();
    }

    @Test
    void anotherCartridgeEndsItAndItLatches() {
        Bench bench = Bench.medical().finding(used("pen-3", "k-1")).finding(clean("pen-3", "k-2"));
        assertThat(bench.told(CARTRIDGE_REUSED)).containsExactly("raised on", "latched latched");
        bench.acknowledge(CARTRIDGE_REUSED);
        assertThat(bench.told(CARTRIDGE_REUSED)).endsWith("acknowledged off");
    }

    @Test
    void comingTwiceOrFromOpeningAndPenItIsOneAlarm() {
        Bench bench = Bench.medical().finding(used(null, "k-1")).finding(used("pen-3", "k-1"));
        bench.finding(used("pen-3", "k-1"));
        assertThat(bench.told()).containsExactly("CARTRIDGE_REUSED raised on");
        bench.acknowledge(CARTRIDGE_REUSED).finding(used("pen-3", "k-1"));
        bench.finding(clean("pen-3", "k-2"));
        assertThat(bench.told(CARTRIDGE_REUSED))
                .containsExactly("raised on", "acknowledged ack", "ended off");
    }

    @Test
    void whatTheOpeningNamedEndsWhenThePenSaysAnother() {
        Bench bench = Bench.medical().finding(used(null, "k-1")).finding(clean("pen-3", "k-2"));
        assertThat(bench.told(CARTRIDGE_REUSED)).endsWith("latched latched");
    }

    @Test
    void withTwoPensItEndsWhenNeitherHasAUsedOne() {
        Bench bench = Bench.medical().finding(used("pen-3", "k-1")).finding(used("pen-4", "k-1"));
        bench.finding(clean("pen-3", "k-2"));
        assertThat(bench.told(CARTRIDGE_REUSED)).containsExactly("raised on");
        bench.finding(clean("pen-4", "k-3"));
        assertThat(bench.told(CARTRIDGE_REUSED)).endsWith("latched latched");
    }

    @Test
    void aCleanOneInAnotherPenDoesNotEndWhatTheOpeningNamedAndAPenStillHas() {
        Bench bench = Bench.medical().finding(used(null, "k-1")).finding(used("pen-3", "k-1"));
        bench.finding(clean("pen-4", "k-9"));
        assertThat(bench.told(CARTRIDGE_REUSED)).containsExactly("raised on");
        bench.finding(clean("pen-3", "k-2"));
        assertThat(bench.told(CARTRIDGE_REUSED)).endsWith("latched latched");
    }

    @Test
    void anotherUsedOneIsAnAlarmAnewEvenIfTheFirstWasAcknowledged() {
        Bench bench = Bench.medical().finding(used("pen-3", "k-1")).acknowledge(CARTRIDGE_REUSED);
        bench.finding(
                new Finding.CartridgeVerdict("s-1", "k-2", "pen-3", 1, 77, Bench.START, "s-0"));
        assertThat(bench.told(CARTRIDGE_REUSED))
                .containsExactly("raised on", "acknowledged ack", "ended off", "raised on");
        assertThat(bench.last().message()).contains("k-2");
    }

    @Test
    void anotherUsedOneBeforeAnybodyAcknowledgedGoesOnUnderTheSameId() {
        Bench bench = Bench.medical().finding(used("pen-3", "k-1")).finding(used("pen-3", "k-2"));
        assertThat(bench.told(CARTRIDGE_REUSED))
                .containsExactly("raised on", "latched latched", "updated on");
        assertThat(bench.last().message()).contains("k-2");
    }

    @Test
    void isToldBeforeTheOpeningAndClosingLatchesIt() {
        Bench bench = new Bench().finding(used("pen-3", "k-1")).depths(0.1);
        assertThat(bench.raised()).containsExactly(CARTRIDGE_REUSED);
        assertThat(Bench.medical().finding(used("pen-3", "k-1")).closed().told())
                .endsWith("CARTRIDGE_REUSED latched latched");
    }

    @Test
    void aVerdictThatTheClosingOvertookIsToldAndLatchesAtOnce() {
        Bench bench = Bench.medical().closed().finding(used("pen-3", "k-1"));
        assertThat(bench.told(CARTRIDGE_REUSED)).containsExactly("raised on", "latched latched");
        bench.acknowledge(CARTRIDGE_REUSED).finding(used("pen-3", "k-1"));
        assertThat(bench.told(CARTRIDGE_REUSED)).endsWith("acknowledged off").hasSize(3);
        assertThat(Bench.medical().closed().finding(clean("pen-3", "k-1")).alarms).isEmpty();
    }

    @Test
    void whatWasToldBeforeTheClosingIsNotToldAgainAfterIt() {
        Bench bench = Bench.medical().finding(used(null, "k-1")).closed();
        bench.acknowledge(CARTRIDGE_REUSED);
        bench.finding(used(null, "k-1")).finding(used("pen-3", "k-1"));
        assertThat(bench.told(CARTRIDGE_REUSED))
                .containsExactly("raised on", "latched latched", "acknowledged off");
    }

    @Test
    void aVerdictThatComesAgainChangesNothing() {
        Bench bench = Bench.medical().finding(used("pen-3", "k-1")).finding(clean("pen-3", "k-2"));
        bench.acknowledge(CARTRIDGE_REUSED).finding(used("pen-3", "k-1"));
        assertThat(bench.told(CARTRIDGE_REUSED))
                .containsExactly("raised on", "latched latched", "acknowledged off");
    }

    @Test
    void aVerdictThatCameAfterThatOfTheNextCartridgeIsToldAndLatchesAtOnce() {
        Bench bench = Bench.medical().finding(clean("pen-3", "k-2")).finding(used("pen-3", "k-1"));
        assertThat(bench.told(CARTRIDGE_REUSED)).containsExactly("raised on", "latched latched");
    }
}
