package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Alarms that did not end as most do, from a real influxd and from a policy of its database. */
class InfluxAlarmHistoryITCase extends AlarmHistoryContract {
    @TempDir static Path folder;

    private static @Nullable LocalInfluxd influxd;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        influxd = new LocalInfluxd(program.orElseThrow(), folder);
        influxd.createPolicy("needling", "two_years");
        assertThat(influxd.write("needling&rp=two_years", AlarmPast.lines())).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        if (influxd != null) {
            influxd.close();
        }
    }

    @Override
    History history() {
        if (influxd == null) {
            throw new IllegalStateException("influxd was not started");
        }
        return StoreHistory.open(
                new HistorySettings.Influx(influxd.base(), null, null, "needling/two_years"),
                new HandClock(AlarmPast.NOW));
    }
}
