package dev.needlewatch.streamjobs.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "motor at 7010 rpm, motor at # rpm",
        "fault 0xDEADbeef in task 3, fault # in task #",
        "peer 00:1a:2B:3c lost, peer # lost",
        "crc 9f8e7d6c wrong, crc # wrong",
        "depth -0.82 mm, depth # mm",
        "feed the bee, feed the bee"
    })
    void takesOutWhatDiffers(String message, String template) {
        assertThat(LogTemplate.of(message)).isEqualTo(template);
    }

    @Test
    void linesOfOneTemplateShareAnId() {
        assertThat(LogTemplate.id("motor at 7010 rpm"))
                .isEqualTo(LogTemplate.id("motor at 12 rpm"))
                .isNotEqualTo(LogTemplate.id("battery at 12 percent"))
                .matches("t-[0-9a-f]{3}");
    }

    @Test
    void randomWordsMakeNoMoreIdsThanAllowed() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(LogTemplate.id("word " + Integer.toString(i, 36).replaceAll("\\d", "x")));
        }
        assertThat(ids).hasSizeLessThanOrEqualTo(LogTemplate.MOST);
    }
}
