package dev.needlewatch.dashboards.history.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
    private static final int FIVE_HOURS = 18_000;

    @Test
    void anHourStaysAsItWas() {
        List<Moment> hour = line(3_600, new Random(1));

        assertThat(Thinning.thin(hour)).isEqualTo(hour);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsAboveItsLimitIsNeverHidden(long seed) {
        List<Moment> line = line(FIVE_HOURS, new Random(seed));
        List<Moment> thin = Thinning.thin(line);

        assertThat(thin).hasSizeLessThan(line.size() / 2);
        assertThat(line).containsSubsequence(thin);
        for (Moment moment : line) {
            if (moment.beyondMm() > 0) {
                assertThat(thin)
                        .anyMatch(
                                kept ->
                                        Math.abs(kept.at() - moment.at()) <= 23_000
                                                && kept.beyondMm() >= moment.beyondMm());
            }
        }
    }

    @Test
    void theDeepestTheSlowestAndEveryChangeOfPlaceStay() {
        List<Moment> line = line(FIVE_HOURS, new Random(9));
        List<Moment> thin = Thinning.thin(line);

        double deepest = line.stream().mapToDouble(ThinningTest::depth).max().orElseThrow();
        assertThat(thin).anyMatch(moment -> depth(moment) == deepest);
        assertThat(changes(thin)).isEqualTo(changes(line));
        assertThat(thin).anyMatch(moment -> speed(moment) == 17);
    }

    private static List<Moment> line(int seconds, Random random) {
        List<Moment> line = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            boolean cheek = i / 700 % 2 == 0;
            boolean peak = random.nextInt(2_000) == 0;
            double limit = cheek ? 1.5 : 0.75;
            double depth = peak ? limit + random.nextDouble() : limit * random.nextDouble();
            double speed = i == 12_345 ? 17 : 7_000 + random.nextInt(50);
            line.add(
                    new Moment(
                            i * 1_000L,
                            cheek ? "cheek" : "nose",
                            null,
                            true,
                            depth,
                            null,
                            limit,
                            null,
                            speed));
        }
        return line;
    }

    private static int changes(List<Moment> line) {
        int changes = 0;
        for (int i = 1; i < line.size(); i++) {
            changes += line.get(i).samePlace(line.get(i - 1)) ? 0 : 1;
        }
        return changes;
    }

    private static double depth(Moment moment) {
        return moment.depthMm() == null ? 0 : moment.depthMm();
    }

    private static double speed(Moment moment) {
        return moment.speedRpm() == null ? 0 : moment.speedRpm();
    }
}
