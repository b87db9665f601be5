package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String cell(Object value) {
        return new Csv("head").row(value).toString().substring("head\r\n".length()).strip();
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(new Csv("a", "b").row("he said \"stop\", twice", null).toString())
                .isEqualTo("a,b\r\n\"he said \"\"stop\"\", twice\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(1)",
                "+1",
                "-1",
                "@SUM",
                "\t=1",
                "\r=1",
                " =1",
                "\n=1",
                "\uFF1D1"
            })
    void aTextThatMayBeAFormulaIsMadePlain(String text) {
        assertThat(new Csv("head").row(text).toString()).startsWith("head\r\n\"'" + text);
    }

    @Test
    void numbersStayNumbersAndListsAreOneCell() {
        assertThat(cell(-0.5)).isEqualTo("-0.5");
        assertThat(cell(List.of("pen-1", "pen-2"))).isEqualTo("pen-1 pen-2");
        assertThat(Csv.seconds(61_007)).isEqualTo("61.007");
    }
}
