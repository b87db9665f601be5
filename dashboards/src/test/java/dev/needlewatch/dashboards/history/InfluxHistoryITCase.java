package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link History} with a real influxd. */
class InfluxHistoryITCase extends HistoryContract {
    @TempDir static Path folder;

    private static @Nullable LocalInfluxd influxd;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        influxd = new LocalInfluxd(program.orElseThrow(), folder);
        influxd.createDatabase("empty");
        assertThat(influxd.write(ContractPast.lines())).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        if (influxd != null) {
            influxd.close();
        }
    }

    @Override
    History history() {
        return open("needling");
    }

    @Override
    History empty() {
        return open("empty");
    }

    private static History open(String database) {
        if (influxd == null) {
            throw new IllegalStateException("influxd was not started");
        }
        return StoreHistory.open(
                new HistorySettings.Influx(influxd.base(), null, null, database),
                new HandClock(ContractPast.NOW));
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> open("nowhere").clinics())
                .isInstanceOf(StoreAwayException.class)
                .hasMessageContaining("database not found");
    }
}
