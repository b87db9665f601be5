package dev.needlewatch.streamjobs.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.history.RollEntry.CartridgeUse;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientReaction;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientVisit;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreatmentRollTest {
    private static final long START = 1_795_377_800_000L;

    private final TreatmentRoll roll = new TreatmentRoll();
    private final RollState state = new RollState();
    private final List<RollEntry> entries = new ArrayList<>();

    private long now = START;
    private @Nullable String client = "c-1";

    private void opened(@Nullable String serum, @Nullable String cartridge) {
        roll.event(
                state,
                new SessionEvent.Opened(
                        1,
                        4,
                        now,
                        "s-1",
                        Treatment.MEDICAL,
                        Indication.REJUVENATION,
                        client,
                        "t-1",
                        null,
                        null,
                        serum,
                        cartridge,
                        List.of()),
                now,
                entries::add);
    }

    private void tested(Reaction reaction, @Nullable String serum) {
        roll.event(
                state,
                new SessionEvent.TestArea(1, 5, now, "s-1", reaction, null, serum, null),
                now,
                entries::add);
    }

    private void closed() {
        roll.event(state, new SessionEvent.Closed(1, 6, now, "s-1", null), now, entries::add);
    }

    private void brings(String pen, String cartridge, long knownSince) {
        roll.cartridge(
                state,
                new CartridgeInUse("s-1", pen, cartridge, 7, 30, now, knownSince),
                now,
                entries::add);
    }

    private static CartridgeUse by(String pen, String cartridge, long at) {
        return new CartridgeUse(cartridge, "s-1", pen, 7, 30, at);
    }

    @Test
    void tellsWhoIsTreatedOnce() {
        opened("vit-c", null);
        opened("other", null);
        assertThat(entries)
                .containsExactly(new ClientVisit("c-1", "s-1", START, Treatment.MEDICAL, "vit-c"));
    }

    @Test
    void tellsNothingOfNobody() {
        client = null;
        opened("vit-c", null);
        tested(Reaction.STRONG, "vit-c");
        assertThat(entries).isEmpty();
    }

    @Test
    void tellsOfAStrongReactionToTheTestsSerumOrTheSessions() {
        opened("vit-c", null);
        tested(Reaction.STRONG, null);
        tested(Reaction.STRONG, "retinol");
        tested(Reaction.MILD, "water");
        assertThat(entries)
                .endsWith(
                        new ClientReaction("c-1", "s-1", "vit-c", START),
                        new ClientReaction("c-1", "s-1", "retinol", START))
                .hasSize(3);
    }

    @Test
    void keepsAReactionThatComesBeforeTheOpening() {
        tested(Reaction.STRONG, null);
        tested(Reaction.STRONG, "retinol");
        assertThat(entries).isEmpty();
        opened("vit-c", null);
        assertThat(entries)
                .contains(
                        new ClientReaction("c-1", "s-1", "vit-c", START),
                        new ClientReaction("c-1", "s-1", "retinol", START));
    }

    @Test
    void takesTheSerumOfTheTestWhereTheOpeningNamesNone() {
        opened(null, null);
        tested(Reaction.NONE, "vit-c");
        assertThat(entries)
                .endsWith(new ClientVisit("c-1", "s-1", START, Treatment.MEDICAL, "vit-c"));
    }

    @Test
    void doesNotBelieveAClockThatIsADayAhead() {
        long wrong = START + 2 * TreatmentRoll.LATEST_AHEAD;
        roll.event(
                state,
                new SessionEvent.Opened(
                        1,
                        4,
                        wrong,
                        "s-1",
                        Treatment.MEDICAL,
                        Indication.REJUVENATION,
                        client,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                START,
                entries::add);
        assertThat(entries)
                .containsExactly(new ClientVisit("c-1", "s-1", START, Treatment.MEDICAL, null));
    }

    @Test
    void tellsOfTheCartridgeDeclaredAndOnceOfEachThatAPenBrings() {
        opened(null, "k-1");
        now += 1_000;
        brings("pen-3", "k-1", now);
        brings("pen-3", "k-1", now);
        brings("pen-3", "k-2", now);
        brings("pen-3", "k-1", now);
        assertThat(entries.subList(1, entries.size()))
                .containsExactly(
                        new CartridgeUse("k-1", "s-1", null, 1, 4, START),
                        by("pen-3", "k-1", now),
                        by("pen-3", "k-2", now),
                        by("pen-3", "k-1", now));
    }

    @Test
    void takesAStatusFromBeforeAnOpeningThatDeclaresACartridgeForStale() {
        opened(null, "k-1");
        brings("pen-3", "k-0", START - 1);
        assertThat(entries).hasSize(2);
        brings("pen-3", "k-2", START);
        assertThat(entries).endsWith(by("pen-3", "k-2", START)).hasSize(3);
    }

    @Test
    void takesItForTrueWhereTheOpeningDeclaresNone() {
        opened(null, null);
        brings("pen-3", "k-0", START - 1);
        brings("pen-4", "k-0", START - 1);
        assertThat(entries).endsWith(by("pen-3", "k-0", START), by("pen-4", "k-0", START));
    }

    @Test
    void waitsFiveSecondsForAnOpeningThatMaySayOtherwise() {
        brings("pen-3", "k-0", START - 1);
        assertThat(entries).isEmpty();
        assertThat(roll.nextTick(state)).isEqualTo(START + Cartridges.HELD_FOR);
        now += 4_999;
        opened(null, "k-1");
        assertThat(entries).doesNotContain(by("pen-3", "k-0", START));
    }

    @Test
    void countsTheCartridgeOfASessionThatNobodyOpens() {
        brings("pen-3", "k-0", START - 1);
        roll.tick(state, START + Cartridges.HELD_FOR, entries::add);
        assertThat(entries).containsExactly(by("pen-3", "k-0", START));
    }

    @Test
    void hearsNothingAfterTheSessionClosed() {
        opened(null, null);
        closed();
        entries.clear();
        brings("pen-3", "k-0", START);
        opened("vit-c", "k-1");
        tested(Reaction.STRONG, "vit-c");
        assertThat(entries).isEmpty();
    }

    @Test
    void isForgottenADayAfterTheSessionClosed() {
        opened(null, null);
        closed();
        assertThat(roll.nextTick(state)).isEqualTo(START + TreatmentRoll.REMEMBERED_FOR);
        assertThat(roll.forgettable(state, START + TreatmentRoll.REMEMBERED_FOR - 1)).isFalse();
        assertThat(roll.forgettable(state, START + TreatmentRoll.REMEMBERED_FOR)).isTrue();
    }
}
