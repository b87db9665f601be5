package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final Acknowledged acknowledged = new Acknowledged(nanoTime::get);

    private long[] all() {
        long[] all = new long[acknowledged.size()];
        acknowledged.copyTo(all);
        return all;
    }

    @Test
    void keepsTheOrderHoweverManyThereAre() {
        LongStream.range(0, 100_000).forEach(acknowledged::add);
        assertThat(all()).isEqualTo(LongStream.range(0, 100_000).toArray());
    }

    @Test
    void forgetsWhatIsOlderThanAMinuteAndNothingElse() {
        for (long i = 0; i < 1_000; i++) {
            acknowledged.add(i);
            nanoTime.addAndGet(SECOND);
        }
        assertThat(all()).endsWith(998, 999).hasSizeBetween(60, 62).isSorted();
    }

    @Test
    void isEmptyWhenItIsCleared() {
        acknowledged.add(1);
        acknowledged.clear();
        acknowledged.add(2);
        assertThat(all()).containsExactly(2);
    }
}
