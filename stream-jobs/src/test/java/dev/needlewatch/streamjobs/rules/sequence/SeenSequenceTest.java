package dev.needlewatch.streamjobs.rules.sequence;

import static dev.needlewatch.streamjobs.rules.sequence.SeenSequence.Answer.DUPLICATE;
import static dev.needlewatch.streamjobs.rules.sequence.SeenSequence.Answer.LATE;
import static dev.needlewatch.streamjobs.rules.sequence.SeenSequence.Answer.NEWEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SeenSequenceTest {
    @Property
    void remembersExactlyWhatItSaw(@ForAll List<@LongRange(min = 0, max = 60) Long> numbers) {
        SeenSequence seen = new SeenSequence();
        Set<Long> model = new HashSet<>();
        long newest = -1;
        for (long number : numbers) {
            SeenSequence.Answer expected =
                    !model.add(number) ? DUPLICATE : number > newest ? NEWEST : LATE;
            newest = Math.max(newest, number);
            assertThat(seen.see(number)).isEqualTo(expected);
        }
    }

    @Test
    void staysBoundedWhenEverySecondNumberIsMissing() {
        SeenSequence seen = new SeenSequence();
        for (long number = 0; number < 10_000; number += 2) {
            assertThat(seen.see(number)).isEqualTo(NEWEST);
        }
        assertThat(seen.used).isLessThanOrEqualTo(2 * SeenSequence.MOST_RUNS);
        assertThat(seen.see(9_997)).isEqualTo(LATE);
        assertThat(seen.see(9_997)).isEqualTo(DUPLICATE);
    }
}
