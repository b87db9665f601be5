package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final String PART = "<b>{title}</b>\n<i>{style}</i>\n<p>\n";

    @Test
    void aPartStandsWhereItIsIncludedWithWhatThePageSays() throws Exception {
        assertThat(page("<!--#include top.html title=\"A b\" style=\"x,y\"-->\nrest {title}\n"))
                .isEqualTo("<b>A b</b>\n<i>x</i>\n<i>y</i>\n<p>\nrest {title}\n");
    }

    @Test
    void aPageThatDoesNotSayWhatItsPartWantsIsAFault() {
        assertThatThrownBy(() -> page("<!--#include top.html style=\"x\"-->\n"))
                .hasMessageContaining("title");
    }

    @Test
    void onlyPagesArePutTogether() throws Exception {
        byte[] script = "<!--#include top.html-->".getBytes(StandardCharsets.UTF_8);
        assertThat(Pages.whole("a.js", script, name -> new byte[0])).isSameAs(script);
    }

    private static String page(String text) throws IOException {
        return new String(
                Pages.whole(
                        "page.html",
                        text.getBytes(StandardCharsets.UTF_8),
                        name -> PART.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }
}
