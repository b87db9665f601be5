package dev.needlewatch.emulator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.time.WallClock;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long ORIGIN = 1_795_377_844_000L;

    @Test
    void latencyIsMeasuredInRealTimeHoweverFastTheClock() {
        Timeline real = new Timeline(ORIGIN, 7, WallClock.SYSTEM);
        Timeline fast = new Timeline(ORIGIN, 7, new WallClock(ORIGIN, 60));
        assertThat(real.toNanos(ORIGIN + 60_000)).isEqualTo(60_000_000_007L);
        assertThat(fast.toNanos(ORIGIN + 60_000)).isEqualTo(1_000_000_007L);
    }

    @Test
    void inRealTimeAMessageCountsAsPublishedWhenItWasDue() {
        Timeline real = Timeline.fromNow(WallClock.SYSTEM);
        assertThat(real.publishedAt(real.originMs() - 5_000)).isEqualTo(real.originMs() - 5_000);
    }

    @Test
    void onAFastClockAMessageThatIsLateReallyIs() {
        WallClock clock = new WallClock(System.currentTimeMillis() - 1_000, 60);
        Timeline fast = Timeline.fromNow(clock);
        long due = fast.originMs() - 5_000;
        long before = clock.now();
        assertThat(fast.publishedAt(due)).isGreaterThanOrEqualTo(before);
        assertThat(fast.nanosUntil(due)).isLessThanOrEqualTo(-5_000_000_000L / 60);
        long ahead = fast.originMs() + 60_000_000;
        assertThat(fast.publishedAt(ahead)).isEqualTo(ahead);
        assertThat(fast.nanosUntil(ahead)).isBetween(1L, 60_000_000_000_000L / 60);
    }
}
