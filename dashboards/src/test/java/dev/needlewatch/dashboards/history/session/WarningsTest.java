package dev.needlewatch.dashboards.history.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers from the default table: cheek warns at 1.00 of 1.50, for scars at 1.50 of 2.00. */
class WarningsTest {
    @Test
    void theWarningIsTheAreasOfTheIndication() {
        assertThat(warning("medical", "rejuvenation", "cheek", 1.5)).isEqualTo(1.0);
        assertThat(warning("medical", "pigmentation", "cheek", 1.5)).isEqualTo(1.0);
        assertThat(warning("medical", "scar", "cheek", 2.0)).isEqualTo(1.5);
        assertThat(warning("medical", "striae", "cheek", 2.0)).isEqualTo(1.5);
        assertThat(warning("medical", "rejuvenation", "elbow", 0.8)).isEqualTo(0.5);
    }

    @Test
    void theFactorForSkinIsTheOneThatTheLimitShows() {
        assertThat(warning("medical", "rejuvenation", "cheek", 1.0)).isEqualTo(0.67);
        assertThat(warning("medical", "rejuvenation", "cheek", 1.2)).isEqualTo(0.8);
        assertThat(warning("medical", "rejuvenation", "forehead", 0.5)).isEqualTo(0.33);
    }

    @Test
    void thereIsNoneForCosmeticSessionsNorAboveTheLimit() {
        assertThat(warning("cosmetic", null, "cheek", 0.2)).isNull();
        assertThat(warning("medical", "rejuvenation", "cheek", 0.9)).isNull();
        assertThat(warning("medical", "rejuvenation", "cheek", null)).isNull();
    }

    @Test
    void aSessionWithoutARowIsTakenForRejuvenation() {
        assertThat(Warnings.declaredBy(null).of(point("cheek", 1.5))).isEqualTo(1.0);
        assertThat(Warnings.declaredBy(null).of(point("cheek", 0.2))).isNull();
    }

    private static @Nullable Double warning(
            String treatment, @Nullable String indication, String area, @Nullable Double limit) {
        SessionRow row =
                new SessionRow(
                        "lyon",
                        "s-1",
                        treatment,
                        indication,
                        "completed",
                        null,
                        0,
                        1,
                        null,
                        0,
                        null,
                        List.of(),
                        AlarmCounts.NONE,
                        null);
        return Warnings.declaredBy(row).of(point(area, limit));
    }

    private static TracePoint point(String area, @Nullable Double limit) {
        return new TracePoint(0, "pen-3", area, null, 0.8, 0.75, limit, 7_000.0, 1L, 1_000);
    }
}
