package dev.needlewatch.dashboards.history.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreaWorkTest {
    @Test
    void passesOfSeveralPensAndBootsAddUp() {
        assertThat(
                        AreaWork.of(
                                List.of(
                                        point(0, "pen-3", "cheek", 1, 0.8, 1_000),
                                        point(1, "pen-4", "cheek", 2, 0.8, 1_000),
                                        point(2, "pen-3", "cheek", 3, 0.8, 1_000),
                                        point(3, "pen-3", "cheek", 1, 0.8, 1_000))))
                .singleElement()
                .satisfies(
                        cheek -> {
                            assertThat(cheek.passes()).isEqualTo(3 + 2 + 1);
                            assertThat(cheek.needlingMs()).isEqualTo(4_000);
                        });
    }

    @Test
    void onlyNeedlingCountsAsDeepAndTheAreaNeedledLongestIsFirst() {
        List<AreaWork> areas =
                AreaWork.of(
                        List.of(
                                point(0, "pen-3", "nose", 1, 0.9, 1_000),
                                point(1, "pen-3", "cheek", 1, 3.0, 0),
                                point(2, "pen-3", "cheek", 1, 1.62, 900),
                                point(3, "pen-3", "cheek", 1, 1.5, 1_000)));

        assertThat(areas)
                .containsExactly(
                        new AreaWork("cheek", "left", 1, 1_900, 1.62, 1.5, 1),
                        new AreaWork("nose", "left", 1, 1_000, 0.9, 1.5, 0));
    }

    private static TracePoint point(
            int second, String pen, String area, long passes, double depth, long needlingMs) {
        return new TracePoint(
                second * 1_000L,
                pen,
                area,
                "left",
                depth,
                0.75,
                1.5,
                1.0,
                7_000.0,
                passes,
                needlingMs);
    }
}
