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
        "301, MISDIRECTED",
        "401, DENIED",
        "403, DENIED",
        "404, NOT_FOUND",
        "405, MISDIRECTED",
        "413, TOO_LARGE",
        "0, UNREACHABLE",
        "-1, TIMED_OUT",
        "-2, DISTRUSTED",
        "408, BUSY",
        "425, BUSY",
        "429, BUSY",
        "500, BROKEN",
        "502, BROKEN",
        "503, BROKEN",
        "504, BROKEN",
        "599, BROKEN"
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
