package dev.needlewatch.streamjobs.rules;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.STRIP_REPEATED;
import static dev.needlewatch.ingest.contract.pen.Direction.DIAGONAL_LEFT;
import static dev.needlewatch.ingest.contract.pen.Direction.HORIZONTAL;
import static dev.needlewatch.ingest.contract.pen.Direction.VERTICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reading;
import org.junit.jupiter.api.Test;

class StripRepeatedTest {
    @Test
    void isRaisedAtTheFourthGlideOfAStripInOneDirection() {
        Bench bench = Bench.medical().on("cheek", "left");
        for (int i = 0; i < 3; i++) {
            bench.glide(1, HORIZONTAL).glide(1, HORIZONTAL).glide(2, HORIZONTAL);
        }
        assertThat(bench.alarms).isEmpty();
        bench.glide(1, HORIZONTAL);
        assertThat(bench.told()).containsExactly("STRIP_REPEATED raised on");
        assertThat(bench.last().value()).isEqualTo(4);
        assertThat(bench.last().limit()).isEqualTo(3);
        assertThat(bench.last().zone()).isEqualTo("left");
        assertThat(bench.last().priority()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void countsEachDirectionForItself() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 3; i++) {
            bench.glide(1, HORIZONTAL).glide(1, VERTICAL).glide(1, DIAGONAL_LEFT);
        }
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.glide(1, VERTICAL).alarms).hasSize(1);
    }

    @Test
    void aPauseWithoutAnotherStripIsNoNewGlide() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 9; i++) {
            bench.glide(1, HORIZONTAL).lifted(0.1).depths(0.1);
        }
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void anotherAreaInBetweenIsAChangeOfStrip() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 4; i++) {
            bench.on("cheek", null).glide(1, HORIZONTAL).on("arm", null).glide(i, VERTICAL);
        }
        assertThat(bench.raised()).containsExactly(STRIP_REPEATED);
        assertThat(bench.last().area()).isEqualTo("cheek");
    }

    @Test
    void aWorseCountUpdatesItAndOnlyClosingEndsIt() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 5; i++) {
            bench.glide(1, HORIZONTAL).glide(2, HORIZONTAL).needlingFor(1_000);
        }
        assertThat(bench.last(STRIP_REPEATED).value()).isEqualTo(5);
        assertThat(bench.told(STRIP_REPEATED)).containsExactly("raised on", "updated on");
        bench.closed();
        assertThat(bench.told(STRIP_REPEATED)).endsWith("latched latched");
        bench.acknowledge(STRIP_REPEATED);
        assertThat(bench.told(STRIP_REPEATED)).endsWith("acknowledged off");
    }

    @Test
    void acknowledgedItGoesOffByTheClosing() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 4; i++) {
            bench.glide(1, HORIZONTAL).glide(2, HORIZONTAL);
        }
        bench.acknowledge(STRIP_REPEATED).closed();
        assertThat(bench.told(STRIP_REPEATED).subList(0, 2))
                .containsExactly("raised on", "acknowledged ack");
        assertThat(bench.told()).endsWith("STRIP_REPEATED ended off");
    }

    @Test
    void addsUpOverPensAndRestarts() {
        Bench bench = Bench.medical();
        bench.glide(1, HORIZONTAL).glide(2, HORIZONTAL).with("pen-4").glide(1, HORIZONTAL);
        bench.glide(2, HORIZONTAL).with("pen-3").rebooted().glide(1, HORIZONTAL);
        assertThat(bench.alarms).isEmpty();
        assertThat(bench.glide(2, HORIZONTAL).glide(1, HORIZONTAL).raised())
                .containsExactly(STRIP_REPEATED);
    }

    @Test
    void aRestartIsNoNewGlide() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 9; i++) {
            bench.glide(1, HORIZONTAL).rebooted();
        }
        assertThat(bench.alarms).isEmpty();
    }

    @Test
    void aLateReadingMaySplitAGlideInTwo() {
        Bench bench = Bench.medical();
        bench.glide(1, HORIZONTAL).glide(2, HORIZONTAL).glide(1, HORIZONTAL).glide(2, HORIZONTAL);
        bench.glide(1, HORIZONTAL);
        Reading late = bench.gliding(2, HORIZONTAL);
        bench.glide(1, HORIZONTAL);
        assertThat(bench.alarms).isEmpty();
        bench.take(late);
        assertThat(bench.raised()).containsExactly(STRIP_REPEATED);
    }

    @Test
    void aLateReadingOfTheGlideItFallsIntoCountsForNothing() {
        Bench bench = Bench.medical();
        for (int i = 0; i < 3; i++) {
            bench.glide(1, HORIZONTAL);
            Reading late = bench.gliding(1, HORIZONTAL);
            bench.glide(2, HORIZONTAL).take(late);
        }
        assertThat(bench.alarms).isEmpty();
    }
}
