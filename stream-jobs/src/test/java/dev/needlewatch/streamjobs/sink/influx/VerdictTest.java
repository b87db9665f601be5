package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, STORED",
        "204, STORED",
        "400, BAD_DATA",
        "422, BAD_DATA",
        "301, CONFIGURATION",
        "401, CONFIGURATION",
        "403, CONFIGURATION",
        "404, CONFIGURATION",
        "405, CONFIGURATION",
        "413, TOO_LARGE",
        "0, RETRY",
        "408, RETRY",
        "425, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "599, RETRY"
    })
    void everyAnswerHasOneMeaning(int status, Verdict verdict) {
        assertThat(Verdict.of(status)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "' 7 ', 7",
        "'Tue, 24 Nov 2026 00:01:00 GMT', 60",
        "'Mon, 23 Nov 2026 00:01:00 GMT', 0",
        "soon, 0",
        "-5, 0",
        "99999999999, 0"
    })
    void readsHowLongToStayAway(String header, long seconds) {
        assertThat(new Answer(429, "", header).notBefore(NOW))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsLongerEachTimeUpToTheMost() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
        Random random = new Random(7);
        for (int failures = 1; failures < 80; failures++) {
            long full = failures > 4 ? 1_000 : 100L << (failures - 1);
            assertThat(backoff.after(failures, random).toMillis()).isBetween(full / 2, full);
        }
    }
}
