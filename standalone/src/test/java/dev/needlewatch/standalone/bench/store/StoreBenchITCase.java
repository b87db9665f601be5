package dev.needlewatch.standalone.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.streamjobs.testing.InfluxdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The benchmark works: every part, on a small scale. What it says of speed is not judged here. */
@Timeout(300)
class StoreBenchITCase {
    @Test
    void measuresEveryPartForBothStores() throws Exception {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
        String report =
                StoreBench.run(
                        said -> {},
                        "--points",
                        "20000",
                        "--repeat",
                        "1",
                        "--year-sessions",
                        "1",
                        "--clinics",
                        "3",
                        "--month-sessions",
                        "1",
                        "--minutes",
                        "2");
        assertThat(report.lines())
                .filteredOn(line -> line.startsWith("| embedded QuestDB | 20,000 |"))
                .hasSize(1);
        assertThat(report.lines())
                .filteredOn(line -> line.startsWith("| influxd 1.x behind the proxy | 20,000 |"))
                .hasSize(1);
        assertThat(report).contains("20,000 points spooled at").doesNotContain("no answer");
        assertThat(report.lines())
                .filteredOn(line -> line.contains("| one session | 120 |"))
                .as("both pasts in both stores")
                .hasSize(4);
    }
}
