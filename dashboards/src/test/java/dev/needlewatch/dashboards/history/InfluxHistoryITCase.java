package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.dashboards.HandClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxHistoryITCase {
    private static final long NOW = 1_795_478_400_000L;

    @TempDir Path folder;

    @Test
    void readsSessionsAndOneOfThemSecondBySecond() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        try (LocalInfluxd influxd = new LocalInfluxd(program.orElseThrow(), folder)) {
            History history =
                    History.of(
                            new HistorySettings.Influx(influxd.base(), null, null, "needling"),
                            new HandClock(NOW));
            history.ping();
            assertThat(history.sessions(null)).isEmpty();
            assertThat(
                            influxd.write(
                                    RecordedSession.readings(
                                                    "lyon", "s-1", "pen-3", NOW - 600_000, 120)
                                            + RecordedSession.readings(
                                                    "lyon", "s-1", "pen-4", NOW - 600_000, 60)
                                            + RecordedSession.readings(
                                                    "basel", "s-1", "pen-1", NOW - 300_000, 30)
                                            + RecordedSession.alarm(
                                                    "lyon", "s-1", "raised", null, NOW - 520_000)
                                            + RecordedSession.alarm(
                                                    "lyon",
                                                    "s-1",
                                                    "acknowledged",
                                                    "t-7",
                                                    NOW - 510_000)))
                    .isEqualTo(204);

            assertThat(history.sessions(null))
                    .extracting(SessionSummary::clinic)
                    .containsExactly("basel", "lyon");
            assertThat(history.sessions("lyon"))
                    .singleElement()
                    .satisfies(
                            lyon -> {
                                assertThat(lyon.from()).isEqualTo(NOW - 600_000);
                                assertThat(lyon.to()).isEqualTo(NOW - 480_000);
                                assertThat(lyon.needlingMs()).isEqualTo(180_000);
                                assertThat(lyon.pens()).isEqualTo(List.of("pen-3", "pen-4"));
                                assertThat(lyon.alarms()).isEqualTo(new AlarmCounts(1, 0, 0, 0));
                            });
            SessionTrace trace = history.session("lyon", "s-1");
            assertThat(trace.points()).hasSize(180);
            assertThat(trace.points().get(0).limitMm()).isEqualTo(1.5);
            assertThat(trace.alarms())
                    .extracting(SessionTrace.AlarmChange::by)
                    .containsExactly(null, "t-7");
        }
    }
}
