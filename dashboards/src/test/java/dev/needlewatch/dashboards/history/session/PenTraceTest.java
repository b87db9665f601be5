package dev.needlewatch.dashboards.history.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PenTraceTest {
    private static final long AT = 1_795_478_400_000L;

    @Test
    void twoAreasWithinOneSecondStepOnce() {
        List<Moment> line =
                line(
                        point(0, "cheek", 1.5),
                        point(1, "forehead", 0.75),
                        point(1, "cheek", 1.5),
                        point(2, "forehead", 0.75));

        assertThat(line).extracting(Moment::limitMm).containsExactly(1.5, 1.5, 0.75, 0.75);
        assertThat(line)
                .extracting(Moment::at)
                .containsExactly(AT, AT + 1_000, AT + 1_500, AT + 2_000);
    }

    @Test
    void anAreaTouchedWithinASecondStandsBetweenTheOthers() {
        List<Moment> line =
                line(
                        point(0, "cheek", 1.5),
                        point(1, "cheek", 1.5),
                        point(1, "chin", 1.0),
                        point(1, "nose", 0.75),
                        point(2, "chin", 1.0));

        assertThat(line)
                .extracting(Moment::area)
                .containsExactly("cheek", "cheek", "nose", "chin", "chin");
    }

    @Test
    void toAndFroAcrossASecondsEndGrowsInTimeOnly() {
        List<Moment> line =
                line(
                        point(0, "cheek", 1.5),
                        point(0, "chin", 1.0),
                        point(1, "cheek", 1.5),
                        point(1, "chin", 1.0));

        assertThat(line.stream().map(Moment::at)).isSorted().doesNotHaveDuplicates();
        assertThat(line).extracting(Moment::area).containsExactly("cheek", "chin", "chin", "cheek");
    }

    @Test
    void whereNothingWasRecordedForAWhileTheLineIsBroken() {
        List<Moment> line =
                line(point(0, "cheek", 1.5), point(5, "cheek", 1.5), point(11, "cheek", 1.5));

        assertThat(line).extracting(Moment::depthMm).containsExactly(0.8, 0.8, null, 0.8);
        assertThat(line.get(2).at()).isEqualTo(AT + 6_000);
    }

    /** The point's warning is 1.0; a test area may have bound the limit below it. */
    @Test
    void theWarningIsDrawnWhereItIsBelowTheLimit() {
        List<Moment> line = line(point(0, "cheek", 1.5), point(1, "cheek", 1.0));

        assertThat(line).extracting(Moment::warnMm).containsExactly(1.0, null);
    }

    @Test
    void aDepthInTheAirIsAboveNoLimit() {
        TracePoint air =
                new TracePoint(AT, "pen-3", "unknown", null, 0.8, 0.75, 0.4, 0.3, 7_000.0, 1L, 0);

        Moment inTheAir = line(air).get(0);
        Moment onSkin = line(point(0, "unknown", 0.4)).get(0);

        assertThat(inTheAir.onSkin()).isFalse();
        assertThat(inTheAir.beyondMm()).isNegative();
        assertThat(onSkin.onSkin()).isTrue();
        assertThat(onSkin.beyondMm()).isPositive();
    }

    @Test
    void everyPenHasItsOwnLine() {
        SessionRecord record =
                new SessionRecord(
                        "lyon",
                        "s-1",
                        null,
                        List.of(
                                point("pen-4", 0, "cheek", 1.5),
                                point("pen-3", 0, "nose", 0.75),
                                point("pen-4", 1, "cheek", 1.5)),
                        List.of(),
                        false);

        List<PenTrace> traces = PenTrace.of(record);

        assertThat(traces).extracting(PenTrace::pen).containsExactly("pen-3", "pen-4");
        assertThat(traces.get(1).moments()).extracting(Moment::limitMm).containsOnly(1.5);
    }

    private static List<Moment> line(TracePoint... points) {
        return PenTrace.line(List.of(points));
    }

    private static TracePoint point(int second, String area, double limit) {
        return point("pen-3", second, area, limit);
    }

    private static TracePoint point(String pen, int second, String area, double limit) {
        return new TracePoint(
                AT + second * 1_000L, pen, area, null, 0.8, 0.75, limit, 1.0, 7_000.0, 1L, 1_000);
    }
}
