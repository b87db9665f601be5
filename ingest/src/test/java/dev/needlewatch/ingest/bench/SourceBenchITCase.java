package dev.needlewatch.ingest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That it still runs and counts; never how fast. */
class SourceBenchITCase {
    private final List<String> progress = new ArrayList<>();

    private String run(String... arguments) throws Exception {
        return new SourceBench(Options.parse(List.of(arguments)), progress::add).run();
    }

    @Test
    void comparesTheSourceWithTheBareLoopAndMissesNoMessage() throws Exception {
        String report =
                run(
                        "--broker", "embedded",
                        "--rates", "200",
                        "--for", "1s",
                        "--warm-up", "300ms",
                        "--repeat", "1",
                        "--window", "100");
        assertThat(report)
                .containsPattern("(?m)^\\| rate +\\| reader +\\| seen/s +\\| p50 ms +\\| p99 ms ")
                .containsPattern("(?m)^\\| 200/s +\\| bare loop +\\| [\\d,]+ +\\| [\\d.,]+ ")
                .containsPattern("(?m)^\\| 200/s +\\| MqttSource +\\| [\\d,]+ +\\| [\\d.,]+ ")
                .containsPattern("(?m)^\\| rate +\\| throughput / bare +\\| at least 0.85 ")
                // A machine too busy to keep the pace publishes fewer than 520.
                .containsPattern("(?m)^[1-9]\\d* messages published, 0 never seen, 0 seen again")
                .contains("Acknowledged by checkpoint instead");
        assertThat(progress).noneMatch(line -> line.contains("NOT ALL SEEN"));
    }

    @Test
    void theSoakShowsASeriesOfTheMemory() throws Exception {
        String report =
                run(
                        "--broker", "embedded",
                        "--soak", "3s",
                        "--sample", "1s",
                        "--soak-rate", "200",
                        "--warm-up", "300ms");
        assertThat(report)
                .containsPattern("(?m)^\\| minute +\\| live MB +\\| resident MB +\\|")
                .containsPattern("(?m)^\\| \\d\\.\\d\\d +\\| [\\d.]+ ")
                .contains("MB a minute")
                .containsPattern("[1-9]\\d* published, 0 never seen, 0 seen again");
    }
}
