package dev.needlewatch.ingest.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlowTest {
    private static final Set<Blow.Kind> ALL = EnumSet.allOf(Blow.Kind.class);

    @Test
    void theSameSeedDrawsTheSameBlowsAndAnotherDrawsOthers() {
        assertThat(Blow.draw(7, ALL, 16, 1_000)).isEqualTo(Blow.draw(7, ALL, 16, 1_000));
        assertThat(Blow.draw(7, ALL, 16, 1_000)).isNotEqualTo(Blow.draw(8, ALL, 16, 1_000));
    }

    @Test
    void eachPossibleKindIsDealtInOrderAndBeforeTheLastMessage() {
        for (long seed = 0; seed < 100; seed++) {
            List<Blow> blows = Blow.draw(seed, ALL, 6, 1_000);
            assertThat(blows)
                    .isSortedAccordingTo(Comparator.comparingInt(Blow::at))
                    .allSatisfy(blow -> assertThat(blow.at()).isBetween(0, 999));
            assertThat(kinds(blows)).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void whatIsNotPossibleIsNotDealt() {
        Set<Blow.Kind> some = EnumSet.of(Blow.Kind.CUT, Blow.Kind.KILL_ONE);
        assertThat(kinds(Blow.draw(1, some, 50, 1_000))).hasSize(50).isSubsetOf(some);
    }

    private static List<Blow.Kind> kinds(List<Blow> blows) {
        return blows.stream().map(Blow::kind).toList();
    }
}
