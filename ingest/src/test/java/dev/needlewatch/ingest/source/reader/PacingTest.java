package dev.needlewatch.ingest.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.source.MqttSourceSettings.BackOff;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PacingTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final BackOffWaits waits =
            new BackOffWaits(
                    new BackOff(Duration.ofMillis(100), Duration.ofMillis(400)),
                    new Random(7),
                    nanoTime::get);

    @Test
    void waitsDoubleUpToTheLongestAndVaryByHalf() {
        for (long due : List.of(100L, 200L, 400L, 400L)) {
            assertThat(waits.next().toMillis()).isBetween(due / 2, due);
        }
    }

    @Test
    void onlyAConnectionThatStoodForTheLongestWaitMakesThemBeginAnew() {
        waits.next();
        waits.connected();
        nanoTime.addAndGet(Duration.ofMillis(399).toNanos());
        assertThat(waits.lost()).isFalse();
        assertThat(waits.next().toMillis()).isBetween(100L, 200L);
        nanoTime.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(waits.lost()).as("an attempt that came to nothing").isFalse();
        waits.connected();
        nanoTime.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(waits.lost()).isTrue();
        assertThat(waits.next().toMillis()).isBetween(50L, 100L);
    }

    @Test
    void theFirstTenAreWorthALineThenThePowersOfTwo() {
        Occurrences occurrences = new Occurrences();
        assertThat(LongStream.rangeClosed(1, 100).filter(i -> occurrences.next()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 16L, 32L, 64L);
    }

    @Test
    void theWindowSaysOnceThatItFills() {
        ReceiveWindow window = new ReceiveWindow(10);
        assertThat(LongStream.rangeClosed(1, 10).filter(i -> window.arrived())).containsExactly(8L);
        assertThat(window.usage()).isEqualTo(1);
    }
}
