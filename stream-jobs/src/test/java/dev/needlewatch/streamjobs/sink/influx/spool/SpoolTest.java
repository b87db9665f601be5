package dev.needlewatch.streamjobs.sink.influx.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final List<String> FIRST = List.of("m n=1i 1", "m n=2i 2");
    private static final List<String> SECOND = List.of("m n=3i 3");
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir Path folder;

    private Spool open() throws IOException {
        return new Spool(SpoolSettings.in(folder).leased(SHORT), 1, Clock.systemUTC());
    }

    private static List<String> drain(Spool spool) throws IOException {
        List<String> lines = new ArrayList<>();
        Segment segment;
        while ((segment = spool.oldest()) != null) {
            try (SegmentReader reader = spool.read(segment)) {
                List<String> batch;
                while (reader != null && (batch = reader.next()) != null) {
                    lines.addAll(batch);
                }
            }
            spool.drained(segment);
        }
        return lines;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".points")).toList();
        }
    }

    @Test
    void givesBackWhatItTookOldestFirstAndIsEmptyThen() throws Exception {
        try (Spool spool = open()) {
            assertThat(spool.append(FIRST)).isTrue();
            spool.secure();
            assertThat(spool.append(SECOND)).isTrue();
            assertThat(spool.bytes()).isPositive();
            assertThat(drain(spool))
                    .containsExactlyElementsOf(
                            Stream.concat(FIRST.stream(), SECOND.stream()).toList());
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void takesNoMoreThanItMayHold() throws Exception {
        SpoolSettings small = SpoolSettings.in(folder).within(1 << 20, 1);
        List<String> big = List.of("x".repeat(600_000));
        try (Spool spool = new Spool(small, 1, Clock.systemUTC())) {
            assertThat(spool.append(big)).isTrue();
            assertThat(spool.append(big)).isFalse();
            assertThat(drain(spool)).isEqualTo(big);
            assertThat(spool.append(big)).isTrue();
        }
    }

    @Test
    void whatALostWriterLeftIsTakenOverOnceItsLeaseIsOver() throws Exception {
        Spool lost = open();
        lost.append(FIRST);
        lost.secure();
        try (Spool other = open()) {
            assertThat(other.isEmpty()).as("somebody's points wait").isFalse();
            assertThat(other.oldest()).as("its writer may live").isNull();
            await("the lease ends")
                    .until(
                            () -> {
                                other.look();
                                return other.oldest() != null;
                            });
            assertThat(drain(other)).isEqualTo(FIRST);
            other.look();
            assertThat(other.isEmpty()).isTrue();
        }
    }

    @Test
    void whatWasThereBeforeUsIsDrainedBeforeWhatWeWrote() throws Exception {
        Spool lost = open();
        lost.append(FIRST);
        lost.secure();
        try (Spool other = open()) {
            other.append(SECOND);
            other.secure();
            assertThat(other.oldest()).as("a version before ours may still wait").isNull();
            await("the lease ends")
                    .until(
                            () -> {
                                other.look();
                                return other.oldest() != null;
                            });
            assertThat(drain(other))
                    .containsExactlyElementsOf(
                            Stream.concat(FIRST.stream(), SECOND.stream()).toList());
            assertThat(other.isEmpty()).isTrue();
        }
    }

    @Test
    void theOldestOfTwoLostWritersComesFirstThoughItIsTakenOverLast() throws Exception {
        Spool killed = open();
        killed.append(FIRST);
        killed.secure();
        try (Spool closed = open()) {
            closed.append(SECOND);
        }
        try (Spool next = open()) {
            assertThat(next.oldest()).as("the killed one's lease goes on").isNull();
            await("the lease ends")
                    .until(
                            () -> {
                                next.look();
                                return next.oldest() != null;
                            });
            assertThat(drain(next))
                    .containsExactlyElementsOf(
                            Stream.concat(FIRST.stream(), SECOND.stream()).toList());
        }
    }

    @Test
    void whatAnotherDrainedIsNotWaitedForAnyLonger() throws Exception {
        try (Spool living = open()) {
            living.append(FIRST);
            living.secure();
            try (Spool other = open()) {
                other.append(SECOND);
                assertThat(other.oldest()).isNull();
                assertThat(drain(living)).isEqualTo(FIRST);
                other.look();
                assertThat(other.oldest()).as("it may just be on its way to another").isNull();
                other.look();
                assertThat(drain(other)).isEqualTo(SECOND);
            }
        }
    }

    @Test
    void whatAClosedWriterLeftIsTakenOverAtOnce() throws Exception {
        try (Spool closing = open()) {
            closing.append(FIRST);
        }
        try (Spool next = open()) {
            assertThat(drain(next)).isEqualTo(FIRST);
        }
    }

    @Test
    void aWriterThatRenewsItsLeaseKeepsItsSegments() throws Exception {
        try (Spool living = open();
                Spool other = open()) {
            living.append(FIRST);
            living.secure();
            long end = System.nanoTime() + 3 * SHORT.toNanos();
            await("three leases go by")
                    .until(
                            () -> {
                                living.look();
                                other.look();
                                return System.nanoTime() > end;
                            });
            assertThat(other.oldest()).isNull();
            assertThat(drain(living)).isEqualTo(FIRST);
        }
    }

    @Test
    void aWriterTakenForLostLearnsThatWhatItWroteIsNotSafe() throws Exception {
        try (Spool silent = open();
                Spool other = open()) {
            silent.append(FIRST);
            await("the lease ends")
                    .until(
                            () -> {
                                other.look();
                                return other.oldest() != null;
                            });
            silent.append(SECOND);
            assertThatThrownBy(silent::secure).hasMessageContaining("took");
        }
    }

    @Test
    void whatACrashLeftHalfWrittenIsLeftOut() throws Exception {
        Spool crashed = open();
        crashed.append(FIRST);
        crashed.secure();
        Path segment = segments().get(0);
        byte[] whole = Frames.encode(SECOND);
        Files.write(segment, whole, StandardOpenOption.APPEND);
        Files.write(segment, Arrays.copyOf(whole, whole.length - 3), StandardOpenOption.APPEND);
        assertThat(drain(crashed))
                .containsExactlyElementsOf(Stream.concat(FIRST.stream(), SECOND.stream()).toList());
        crashed.close();
    }

    @Test
    void aDamagedBatchIsRecognised() throws Exception {
        byte[] frame = Frames.encode(FIRST);
        frame[frame.length - 1] ^= 1;
        assertThat(Frames.next(new ByteArrayInputStream(frame))).isNull();
    }

    @Test
    void namesAllThatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> new SpoolSettings("spool", 1, 0, Duration.ZERO))
                .hasMessageContainingAll("folder", "mostBytes", "drainPointsPerSecond", "lease");
    }
}
