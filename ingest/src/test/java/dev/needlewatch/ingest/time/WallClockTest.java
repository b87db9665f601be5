package dev.needlewatch.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WallClockTest {
    private static final long ORIGIN = 1_795_377_844_000L;
    private static final WallClock SIXTY = new WallClock(ORIGIN, 60);

    @Test
    void theMachinesClockIsTakenAsItIs() {
        assertThat(WallClock.SYSTEM.played(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(WallClock.SYSTEM.realAt(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(WallClock.SYSTEM.played(ORIGIN)).isEqualTo(ORIGIN);
        assertThat(WallClock.fromNow(1)).isEqualTo(WallClock.SYSTEM);
        assertThat(WallClock.SYSTEM.now()).isCloseTo(System.currentTimeMillis(), within(10_000L));
    }

    @Test
    void aSecondAtSpeedSixtyIsAMinute() {
        assertThat(SIXTY.played(ORIGIN)).isEqualTo(ORIGIN);
        assertThat(SIXTY.played(ORIGIN + 1_000)).isEqualTo(ORIGIN + 60_000);
        assertThat(SIXTY.realAt(ORIGIN + 60_000)).isEqualTo(ORIGIN + 1_000);
        assertThat(SIXTY.realAt(ORIGIN + 60_001)).isEqualTo(ORIGIN + 1_001);
        assertThat(SIXTY.realMillis(5_000)).isCloseTo(83.3, within(0.1));
    }

    @Property
    void aTimerFiresAtTheFirstMillisecondThatIsNotEarly(
            @ForAll @LongRange(min = -86_400_000L, max = 400L * 86_400_000L) long afterOrigin,
            @ForAll @DoubleRange(min = 1.01, max = WallClock.FASTEST) double speed) {
        WallClock clock = new WallClock(ORIGIN, speed);
        long due = ORIGIN + afterOrigin;
        long real = clock.realAt(due);
        assertThat(clock.played(real)).isGreaterThanOrEqualTo(due);
        assertThat(clock.played(real - 1)).isLessThan(due);
    }

    @Test
    void timeDoesNotRunSlowerThanRealNorBackwards() {
        for (double speed : new double[] {0.5, 0, -1, Double.NaN, 3_601}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WallClock(ORIGIN, speed))
                    .withMessageContaining("from 1 to 3600");
        }
    }

    @Test
    void allWaysToAskForPlayedTimeAgree() {
        WallClock clock = new WallClock(System.currentTimeMillis() - 1_000, 60);
        long before = clock.now();
        double exactly = clock.exactly();
        long asked = clock.asClock().millis();
        long after = clock.now();
        // The machine's milliseconds are cut off, its microseconds are not.
        assertThat(exactly).isBetween((double) before, after + 60.0);
        assertThat(asked).isBetween(before, after);
    }

    @Test
    void goesWithTheJobToTheMachinesThatRunIt() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(SIXTY);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(SIXTY);
        }
    }
}
