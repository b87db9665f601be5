package dev.needlewatch.streamjobs.rules.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import org.junit.jupiter.api.Test;

class SignsTest {
    @Test
    void tellsEachSessionTheNominalSpeedAheadOfItsFirstReading() {
        PenBench bench = new PenBench();
        bench.born(null, 7_000.0);
        bench.needleFor(300);
        bench.session = "s-2";
        bench.needleFor(300);
        assertThat(bench.signs)
                .containsExactly(
                        new Sign.NominalSpeed("s-1", "pen-3", 7_000.0),
                        new Sign.NominalSpeed("s-2", "pen-3", 7_000.0));
    }

    @Test
    void tellsItAgainWhenItChanges() {
        PenBench bench = new PenBench();
        bench.needle();
        bench.born(null, 7_000.0);
        bench.needle();
        bench.born(null, 9_000.0);
        bench.needle();
        assertThat(bench.signs)
                .containsExactly(
                        new Sign.NominalSpeed("s-1", "pen-3", 7_000.0),
                        new Sign.NominalSpeed("s-1", "pen-3", 9_000.0));
    }

    @Test
    void tellsItToStrayReadingsToo() {
        PenBench bench = new PenBench();
        bench.session = null;
        bench.born(null, 7_000.0);
        bench.needle();
        assertThat(bench.signs).containsExactly(new Sign.NominalSpeed(null, "pen-3", 7_000.0));
    }

    @Test
    void isNoLongerStrayWhenReadingsNameASession() {
        PenBench bench = new PenBench();
        bench.session = null;
        bench.needleFor(300);
        assertThat(bench.signs).isEmpty();
        bench.session = "s-1";
        bench.needleFor(300);
        assertThat(bench.signs).containsExactly(new Sign.NoLongerStray("pen-3"));
    }

    @Test
    void isNoLongerStrayWhenASessionOpensOnItsTopic() {
        PenBench bench = new PenBench();
        bench.opened("s-0");
        bench.session = null;
        bench.needle();
        bench.opened("s-1");
        assertThat(bench.signs).containsExactly(new Sign.NoLongerStray("pen-3"));
    }

    @Test
    void bringsItsCartridgeWhenItNeedles() {
        PenBench bench = new PenBench();
        bench.born("k-1", null);
        long known = bench.now;
        bench.rest();
        assertThat(bench.cartridges).isEmpty();
        bench.needle();
        long at = bench.now;
        bench.needle();
        assertThat(bench.cartridges)
                .containsExactly(new CartridgeInUse("s-1", "pen-3", "k-1", 7, 1, at, known));
    }

    @Test
    void bringsAnotherCartridgeAndTheSameOneToAnotherSession() {
        PenBench bench = new PenBench();
        bench.born("k-1", null);
        bench.needle();
        bench.born("k-2", null);
        bench.needle();
        bench.session = "s-2";
        bench.needle();
        assertThat(bench.cartridges)
                .extracting(CartridgeInUse::session, CartridgeInUse::cartridge)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("s-1", "k-1"),
                        org.assertj.core.groups.Tuple.tuple("s-1", "k-2"),
                        org.assertj.core.groups.Tuple.tuple("s-2", "k-2"));
    }

    @Test
    void doesNotTakeAReadingThatTheStatusOvertookForOneWithTheNewCartridge() {
        PenBench bench = new PenBench();
        bench.needle();
        var overtaken = bench.reading(7, bench.seq++, 7_000);
        bench.born("k-2", null);
        bench.take(overtaken);
        assertThat(bench.cartridges).isEmpty();
    }

    @Test
    void knowsACartridgeTheBrokerKeptSinceItsStatusWasMade() {
        PenBench bench = new PenBench();
        var birth = bench.status(PenState.ONLINE, 7, null, "k-1", null);
        bench.now += 600_000;
        bench.takeRetained(birth);
        bench.needle();
        assertThat(bench.cartridges)
                .extracting(CartridgeInUse::knownSince)
                .containsExactly(PenBench.START);
    }

    @Test
    void bringsTheSameCartridgeOnceMoreAfterEachStatusThatNamesIt() {
        PenBench bench = new PenBench();
        bench.born("k-1", null);
        long first = bench.now;
        bench.needleFor(300);
        bench.take(bench.status(PenState.ONLINE, 7, 49.0, "k-1", null));
        bench.step();
        bench.take(bench.status(PenState.ONLINE, 7, 48.0, "k-1", null));
        long last = bench.now;
        bench.needleFor(300);
        bench.battery(47);
        bench.needleFor(300);
        assertThat(bench.cartridges)
                .extracting(CartridgeInUse::knownSince)
                .containsExactly(first, last);
    }

    @Test
    void aStatusTheBrokerKeptMakesTheCartridgeKnownNoEarlierThanItWas() {
        PenBench bench = new PenBench();
        bench.born("k-1", null);
        long known = bench.now;
        bench.needle();
        var kept = bench.status(PenState.ONLINE, 7, 49.0, "k-1", null);
        bench.now += 60_000;
        bench.takeRetained(kept);
        bench.needle();
        assertThat(bench.cartridges)
                .extracting(CartridgeInUse::knownSince)
                .containsExactly(known, kept.at());
    }

    @Test
    void forgetsTheCartridgeOverARestartThatNamesNone() {
        PenBench bench = new PenBench();
        bench.born("k-1", null);
        bench.boot = 8;
        bench.seq = 0;
        bench.born(null, null);
        bench.needle();
        assertThat(bench.cartridges).isEmpty();
    }

    @Test
    void keepsTheCartridgeWhenAStatusOfTheSameBootNamesNone() {
        PenBench bench = new PenBench();
        bench.born("k-1", null);
        bench.battery(50);
        bench.needle();
        assertThat(bench.cartridges).hasSize(1);
    }
}
