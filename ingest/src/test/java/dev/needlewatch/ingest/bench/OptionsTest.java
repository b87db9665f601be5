package dev.needlewatch.ingest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void readsWhatTheHelpNames() {
        Options options =
                Options.parse(
                        List.of(
                                "--broker", "mosquitto",
                                "--rates", "500, max",
                                "--for", "2m",
                                "--warm-up", "250ms",
                                "--repeat", "5",
                                "--out", "report.md"));
        assertThat(options.brokers()).containsExactly(BenchBroker.MOSQUITTO);
        assertThat(options.rates()).containsExactly(new Rate(500), Rate.FLAT_OUT);
        assertThat(options.step()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.warmUp()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.repeats()).isEqualTo(5);
        assertThat(options.out()).isEqualTo(Path.of("report.md"));
        assertThat(options.soak()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--for, ten, ten",
        "--for, 0s, 0s",
        "--rates, fast, fast",
        "--broker, rabbit, rabbit",
        "--repeat, 0, from 1",
        "--frobnicate, 1, no such option"
    })
    void namesTheOptionAndWhatIsWrongWithIt(String option, String value, String complaint) {
        assertThatThrownBy(() -> Options.parse(List.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(option, complaint);
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Options.parse(List.of("--for"))).hasMessageContaining("--for");
    }
}
