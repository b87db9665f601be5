package dev.needlewatch.streamjobs.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LongRangesTest {
    @Property
    void isASet(@ForAll List<@IntRange(min = -20, max = 40) Integer> values) {
        LongRanges ranges = new LongRanges();
        Set<Integer> set = new HashSet<>();
        for (int value : values) {
            assertThat(ranges.add(value, 1_000)).isEqualTo(set.add(value));
        }
        for (int value = -22; value < 43; value++) {
            assertThat(ranges.contains(value)).isEqualTo(set.contains(value));
        }
        for (int i = 2; i < ranges.bounds.length; i += 2) {
            assertThat(ranges.bounds[i]).isGreaterThan(ranges.bounds[i - 1] + 1);
        }
    }

    @Test
    void takesNoMoreMemoryForMoreNumbersWithoutGaps() {
        LongRanges ranges = new LongRanges();
        for (int i = 0; i < 100_000; i++) {
            ranges.add(i, 8);
        }
        assertThat(ranges.bounds).containsExactly(0, 99_999);
    }

    @Test
    void forgetsTheOldestGapsFirst() {
        LongRanges ranges = new LongRanges();
        for (int i = 0; i < 10; i++) {
            ranges.add(i * 10, 3);
        }
        assertThat(ranges.bounds).containsExactly(0, 70, 80, 80, 90, 90);
    }
}
