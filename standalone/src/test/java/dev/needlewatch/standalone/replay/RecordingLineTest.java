package dev.needlewatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingLineTest {
    private static String payload(Recorded recorded) {
        return new String(recorded.payload(), StandardCharsets.UTF_8);
    }

    @Test
    void readsAnObjectWithItsPayloadAsAnObject() throws Exception {
        Recorded recorded =
                RecordingLine.read("{\"arrivedAt\":1700,\"topic\":\"a/b\",\"payload\":{\"x\":1}}");
        assertThat(recorded.arrivedAt()).isEqualTo(1_700);
        assertThat(recorded.topic()).isEqualTo("a/b");
        assertThat(recorded.retained()).isFalse();
        assertThat(payload(recorded)).isEqualTo("{\"x\":1}");
    }

    @Test
    void readsAPayloadThatIsNoJsonFromBase64() throws Exception {
        Recorded recorded =
                RecordingLine.read(
                        "{\"arrivedAt\":1,\"topic\":\"a\",\"payload\":\"ew==\",\"retained\":true}");
        assertThat(payload(recorded)).isEqualTo("{");
        assertThat(recorded.retained()).isTrue();
    }

    @Test
    void readsWhatMosquittoWrites() throws Exception {
        Recorded recorded =
                RecordingLine.read("1795635709.502007499 1 a/b {\"a\": 1.50, \"b\":\"x y\"}");
        assertThat(recorded.arrivedAt()).isEqualTo(1_795_635_709_502L);
        assertThat(recorded.retained()).isTrue();
        assertThat(recorded.topic()).isEqualTo("a/b");
        assertThat(payload(recorded)).isEqualTo("{\"a\": 1.50, \"b\":\"x y\"}");
    }

    @Test
    void theRetainFlagAndThePayloadMayBeMissing() throws Exception {
        assertThat(RecordingLine.read("1.5 a/b {}").topic()).isEqualTo("a/b");
        assertThat(RecordingLine.read("1.5 a/b {}").retained()).isFalse();
        assertThat(RecordingLine.read("1.5 0 a/b ").payload()).isEmpty();
        assertThat(RecordingLine.read("1.5 a/b").payload()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"topic\":\"a\",\"payload\":{}} | 'arrivedAt' must be an integer",
                "{\"arrivedAt\":1.5,\"topic\":\"a\",\"payload\":{}} | 'arrivedAt' must be an",
                "{\"arrivedAt\":1,\"payload\":{}} | 'topic' must be a string",
                "{\"arrivedAt\":1,\"topic\":\"a\"} | 'payload' must be an object",
                "{\"arrivedAt\":1,\"topic\":\"a\",\"payload\":\"{}\"} | 'payload' is no base64",
                "{\"arrivedAt\":1 | not JSON",
                "yesterday a/b {} | 'yesterday' is no time",
                "hello | neither a JSON object nor"
            })
    void saysWhatIsWrongWithALine(String line, String what) {
        assertThatThrownBy(() -> RecordingLine.read(line))
                .isInstanceOf(RecordingLine.Fault.class)
                .hasMessageContaining(what.strip());
    }
}
