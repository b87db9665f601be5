package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecondFoldTest {
    private final List<Point> points = new ArrayList<>();
    private final SecondFold fold =
            new SecondFold(new FoldState(), LimitsTable.DEFAULTS, points::add);
    private long now = SECOND;

    private Settled take(PenMessage message) {
        return fold.take(Given.from("pen-1", message), now);
    }

    /** What is written of the open session is not looked at here. */
    private Point last() {
        List<Point> others =
                points.stream().filter(p -> !p.measurement().equals("session_open")).toList();
        return others.get(others.size() - 1);
    }

    private void letEverythingBeWritten() {
        now += SecondFold.WRITE_AFTER_MS;
        fold.due(now);
    }

    @Test
    void foldsASecondToOnePoint() {
        take(Given.reading(0, SECOND, 0.4));
        take(Given.reading(1, SECOND + 100, 0.6));
        take(Given.reading(2, SECOND + 200, 0.8));
        letEverythingBeWritten();
        Point point = last();
        assertThat(point.measurement()).isEqualTo("reading_1s");
        assertThat(point.timeNanos()).isEqualTo(SECOND * Given.NANOS);
        assertThat(point.tags())
                .containsExactly(
                        new Point.Tag("clinic", "lyon"),
                        new Point.Tag("pen", "pen-1"),
                        new Point.Tag("area", "cheek"),
                        new Point.Tag("zone", "left"),
                        new Point.Tag("treatment", "medical"));
        assertThat(point.field("depth_min")).isEqualTo(0.4);
        assertThat((Double) point.field("depth_mean")).isCloseTo(0.6, within(1e-9));
        assertThat(point.field("depth_max")).isEqualTo(0.8);
        assertThat(point.field("set_depth")).isEqualTo(0.8);
        assertThat(point.field("limit")).isEqualTo(1.5);
        assertThat(point.field("warn")).isEqualTo(1.0);
        assertThat(point.field("speed_mean")).isEqualTo(7000.0);
        assertThat(point.field("passes")).isEqualTo(2L);
        assertThat(point.field("needling_ms")).isEqualTo(200L);
        assertThat(point.field("samples")).isEqualTo(3L);
        assertThat(point.field("session")).isEqualTo("s-1");
    }

    @Test
    void anUnknownAreaIsCalledSoAndAMissingZoneLeftOut() {
        take(new Reading(1, 0, SECOND, null, "elbow", null, 1, null, 1, null, true, null, null));
        letEverythingBeWritten();
        assertThat(last().tag("area")).isEqualTo("unknown");
        assertThat(last().tag("zone")).isNull();
        assertThat(last().field("session")).isNull();
        assertThat(last().field("set_depth")).isNull();
        assertThat(last().field("passes")).isNull();
    }

    @Test
    void aLateReadingRewritesItsSecond() {
        take(Given.reading(0, SECOND, 0.4));
        take(Given.reading(2, SECOND + 1_000, 0.4));
        assertThat(last().field("samples")).isEqualTo(1L);
        take(Given.reading(1, SECOND + 100, 0.9));
        take(Given.reading(3, SECOND + 2_000, 0.4));
        assertThat(points).hasSize(3);
        assertThat(points)
                .filteredOn(point -> point.timeNanos() == SECOND * Given.NANOS)
                .extracting(point -> point.field("depth_max"))
                .containsExactly(0.4, 0.9);
    }

    @Test
    void aReadingForAForgottenSecondDoesNotReplaceIt() {
        take(Given.reading(0, SECOND, 0.4));
        take(Given.reading(2, SECOND + 1_000, 0.4));
        now += SecondFold.WRITE_AFTER_MS;
        fold.due(now);
        now += SecondFold.FORGET_AFTER_MS;
        fold.due(now);
        points.clear();
        assertThat(take(Given.reading(1, SECOND + 100, 0.9))).isEqualTo(Settled.TOO_LATE);
        letEverythingBeWritten();
        assertThat(points).isEmpty();
        assertThat(fold.nextDue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theSecondThatAPenIsInIsKeptOverAGapOfAnyLength() {
        take(Given.reading(0, SECOND, 0.9));
        now += SecondFold.WRITE_AFTER_MS;
        fold.due(now);
        assertThat(fold.nextDue()).isEqualTo(Long.MAX_VALUE);
        now += 100 * SecondFold.FORGET_AFTER_MS;
        fold.due(now);
        points.clear();
        take(Given.reading(1, SECOND + 100, 0.4));
        take(Given.reading(2, SECOND + 1_000, 0.4));
        assertThat(points)
                .singleElement()
                .satisfies(
                        point -> {
                            assertThat(point.field("samples")).isEqualTo(2L);
                            assertThat(point.field("depth_max")).isEqualTo(0.9);
                        });
    }

    @Test
    void aClockSetBackLosesNothing() {
        take(Given.reading(0, SECOND + 3_600_000, 0.4));
        take(Given.reading(1, SECOND, 0.5));
        take(Given.reading(2, SECOND + 1_000, 0.6));
        letEverythingBeWritten();
        assertThat(points).extracting(point -> point.field("depth_max")).contains(0.4, 0.5, 0.6);
    }

    @Test
    void aTimeThatCannotBeToldDoesNotWrapRound() {
        take(Given.reading(0, Long.MAX_VALUE - 5, 0.5));
        letEverythingBeWritten();
        assertThat(last().timeNanos()).isGreaterThan(9_000_000_000_000_000_000L);
    }

    @Test
    void whatAPenKeptWhileItWasAwayIsWrittenToo() {
        take(Given.reading(10_000, SECOND + 1_000_000, 0.4));
        for (int i = 0; i < 5_000; i++) {
            assertThat(take(Given.reading(i, SECOND + i * 100L, 0.3))).isEqualTo(Settled.ACCEPTED);
        }
        letEverythingBeWritten();
        Map<Long, Long> samples = new TreeMap<>();
        points.forEach(p -> samples.put(p.timeNanos(), (Long) p.field("samples")));
        assertThat(samples).hasSize(501);
        assertThat(samples.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(5_001);
    }

    @Test
    void depthIsThatOfNeedlingReadingsWhereThereAreAny() {
        take(Given.reading(0, SECOND, 2.0, "s-1", false));
        take(Given.reading(1, SECOND + 100, 0.5, "s-1", true));
        take(Given.reading(2, SECOND + 200, 1.9, "s-1", false));
        letEverythingBeWritten();
        assertThat(last().field("depth_max")).isEqualTo(0.5);
        assertThat(last().field("samples")).isEqualTo(3L);
        assertThat(last().field("needling_ms")).isEqualTo(100L);
    }

    @Test
    void steadyNeedlingAddsUpToItsTime() {
        for (int i = 0; i < 100; i++) {
            take(Given.reading(i, SECOND + 37 + i * 100L, 0.5));
        }
        letEverythingBeWritten();
        assertThat(points.stream().mapToLong(p -> (Long) p.field("needling_ms")).sum())
                .isEqualTo(10_000);
    }

    @Test
    void aGapIsNotNeedling() {
        take(Given.reading(0, SECOND, 0.5));
        take(Given.reading(1, SECOND + 700, 0.5));
        letEverythingBeWritten();
        assertThat(last().field("needling_ms")).isEqualTo((long) SecondBucket.LONGEST_GAP_MS);
    }

    @Test
    void aReadingThatComesFirstFarIntoTheSecondStandsForOnePeriod() {
        take(Given.reading(0, SECOND + 600, 0.5));
        letEverythingBeWritten();
        assertThat(last().field("needling_ms")).isEqualTo((long) SecondBucket.PERIOD_MS);
    }

    @Test
    void theSessionsDeclarationBindsTreatmentAndLimit() {
        take(Given.opened(0, Treatment.COSMETIC));
        take(Given.reading(1, SECOND, 0.1));
        letEverythingBeWritten();
        assertThat(last().tag("treatment")).isEqualTo("cosmetic");
        assertThat(last().field("limit")).isEqualTo(0.2);
        assertThat(last().field("warn")).as("cosmetic sessions have none").isNull();
    }

    @Test
    void theTestAreasApprovedDepthBindsTheLimit() {
        take(Given.opened(0, Treatment.MEDICAL));
        take(new SessionEvent.TestArea(1, 1, SECOND, "s-1", Reaction.NONE, 0.6, null, null));
        take(Given.reading(2, SECOND, 0.1));
        letEverythingBeWritten();
        assertThat(last().field("limit")).isEqualTo(0.6);
    }

    @Test
    void theLimitIsTheOneInForceWhenTheNewestReadingOfTheSecondCame() {
        take(Given.opened(0, Treatment.MEDICAL));
        take(Given.reading(1, SECOND, 0.1));
        take(new SessionEvent.TestArea(1, 2, SECOND, "s-1", Reaction.NONE, 0.6, null, null));
        take(Given.reading(4, SECOND + 200, 0.1));
        letEverythingBeWritten();
        assertThat(last().field("limit")).isEqualTo(0.6);
        take(new SessionEvent.TestArea(1, 5, SECOND, "s-1", Reaction.NONE, 0.4, null, null));
        take(Given.reading(3, SECOND + 100, 0.1));
        letEverythingBeWritten();
        assertThat(last().field("limit")).as("a late one says nothing new").isEqualTo(0.6);
        assertThat(last().field("samples")).isEqualTo(3L);
    }

    @Test
    void aClosedSessionIsJudgedAsUndeclared() {
        take(Given.opened(0, Treatment.COSMETIC));
        take(new SessionEvent.Closed(1, 1, SECOND, "s-1", null));
        take(Given.reading(2, SECOND, 0.1));
        letEverythingBeWritten();
        assertThat(points)
                .filteredOn(point -> point.measurement().equals("reading_1s"))
                .singleElement()
                .extracting(point -> point.tag("treatment"))
                .isEqualTo("medical");
        assertThat(take(Given.opened(3, Treatment.COSMETIC))).isEqualTo(Settled.SESSION_CLOSED);
    }

    @Test
    void aSecondOpeningIsRejectedAndTheFirstHolds() {
        take(Given.opened(0, Treatment.COSMETIC));
        assertThat(take(Given.opened(1, Treatment.MEDICAL))).isEqualTo(Settled.SESSION_OPEN);
        take(Given.reading(2, SECOND, 0.1));
        letEverythingBeWritten();
        assertThat(last().tag("treatment")).isEqualTo("cosmetic");
    }

    @Test
    void aLogLineIsWrittenOnce() {
        LogLine line = new LogLine(1, 4, SECOND, LogLevel.ERROR, "motor hot", "E7");
        assertThat(take(line)).isEqualTo(Settled.ACCEPTED);
        assertThat(take(line)).isEqualTo(Settled.DUPLICATE);
        assertThat(points).singleElement().extracting(Point::measurement).isEqualTo("device_log");
        assertThat(last().tag("level")).isEqualTo("ERROR");
        assertThat(last().field("pen")).isEqualTo("pen-1");
    }

    @Property(tries = 200)
    void shuffledAndDuplicatedReadingsEndInTheSamePoints(@ForAll long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            readings.add(
                    Given.reading(
                            i,
                            SECOND + i * 100L + random.nextInt(50),
                            random.nextInt(300) / 100.0,
                            "s-1",
                            random.nextInt(5) > 0));
        }
        List<Reading> disturbed = new ArrayList<>(readings);
        for (int i = 0; i < 20; i++) {
            disturbed.add(readings.get(random.nextInt(readings.size())));
        }
        Collections.shuffle(disturbed, random);
        assertThat(finalPoints(disturbed, random)).isEqualTo(finalPoints(readings, random));
    }

    /** What the store holds in the end, if seconds are written at any time in between. */
    private static Map<Long, Point> finalPoints(List<Reading> readings, Random random) {
        Map<Long, Point> store = new TreeMap<>();
        SecondFold fold =
                new SecondFold(
                        new FoldState(),
                        LimitsTable.DEFAULTS,
                        point -> store.put(point.timeNanos(), point));
        long now = SECOND;
        long end = SECOND + SecondFold.FORGET_AFTER_MS;
        for (Reading reading : readings) {
            fold.take(Given.from("pen-1", reading), now);
            now = Math.min(end - 1, now + (random.nextInt(10) == 0 ? 2_500 : 0));
            fold.due(now);
        }
        fold.due(end - 1 + SecondFold.WRITE_AFTER_MS);
        return store;
    }
}
