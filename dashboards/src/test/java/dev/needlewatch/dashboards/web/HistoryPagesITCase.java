package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.dashboards.TryPast;
import dev.needlewatch.dashboards.history.EmbeddedQuestDb;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.history.PastLine;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import dev.needlewatch.dashboards.live.BoardLoop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the past in a browser: a year of two clinics in a store, with no error. */
@Timeout(240)
class HistoryPagesITCase {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir static Path folder;
    private static Chromium browser;
    private static EmbeddedQuestDb store;
    private static BoardLoop loop;
    private static WebServer web;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Chromium.program())
                .as("chromium is not on the PATH; on Debian: apt-get install chromium")
                .isPresent();
        store = new EmbeddedQuestDb(folder.resolve("store"));
        store.createTables();
        new TryPast(store).write(CLOCK.millis());
        store.write(ofAlarmsOnly("s-used", 1) + ofAlarmsOnly("s-many", 201));
        store.settle();
        loop = new BoardLoop(CLOCK);
        web =
                WebServer.start(
                        new Bind("127.0.0.1", 0, true, null),
                        loop,
                        (clinic, command) -> CompletableFuture.completedFuture(null),
                        StoreHistory.open(new HistorySettings.QuestDb(store.base()), CLOCK),
                        CLOCK);
        browser = Chromium.start(Chromium.program().orElseThrow(), folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (web != null) {
            web.close();
            loop.close();
        }
        if (store != null) {
            store.close();
        }
    }

    /** A session that was closed before any reading, with alarms that waited for nobody. */
    private static String ofAlarmsOnly(String session, int alarms) {
        long at = CLOCK.millis() - Duration.ofHours(2).toMillis();
        StringBuilder lines =
                new StringBuilder(
                        PastLine.of("session")
                                .tag("clinic", "nice")
                                .tag("treatment", "cosmetic")
                                .tag("outcome", "aborted")
                                .text("session", session)
                                .text("pens", "pen-1")
                                .decimal("duration_s", 90)
                                .at(at));
        for (int i = 0; i < alarms; i++) {
            for (String event : new String[] {"raised", "escalated"}) {
                lines.append(
                        PastLine.of("alarm")
                                .tag("clinic", "nice")
                                .tag("code", "CARTRIDGE_REUSED")
                                .tag("priority", "high")
                                .tag("event", event)
                                .text("id", session + "-" + i)
                                .text("session", session)
                                .text("pen", "pen-1")
                                .text("presence", "on")
                                .at(at + i + (event.equals("raised") ? 0 : 15_000)));
            }
        }
        return lines.toString();
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void sessionsAreListedDayByDay() throws Exception {
        open("/history");
        assertThat(count("#rows tr.day")).isBetween(25, 31);
        assertThat(count("#rows tr")).isBetween(100, 531);
        assertThat(count("#clinics a")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void alarmsAreListedAndCanBeFiltered() throws Exception {
        open("/history/alarms?clinic=lyon&days=90");
        assertThat(count("#rows tr")).isBetween(100, 500);
        awaitPage("document.querySelectorAll('#filters select').length", "5");
        assertThat(count("#filters select[name=therapist] option")).isGreaterThan(1);
    }

    @Test
    void countsAreDrawn() throws Exception {
        open("/history/counts?clinic=lyon");
        for (String part : new String[] {"#alarm-days", "#session-days"}) {
            assertThat(count(part + " *")).isBetween(30, 2_000);
        }
        for (String by : new String[] {"code", "area", "therapist", "pen"}) {
            assertThat(count("#by-" + by + " *")).isGreaterThan(5);
        }
        assertThat(count("#times tr")).isGreaterThanOrEqualTo(2);
        assertThat(text("#times")).contains("High").doesNotContain("–");
    }

    @Test
    void whatNobodyAcknowledgedHasADashForItsTimes() throws Exception {
        open("/history/counts?clinic=nice");
        assertThat(text("#times tr")).isEqualTo("High0–––202");
        assertThat(text("#facts")).endsWith("High, half answered within–");
    }

    @Test
    void pensAndCountersAreListed() throws Exception {
        open("/history/pens");
        assertThat(count("#rows tr")).isGreaterThan(3);
        assertThat(count("#accounts tr")).isEqualTo(8);
    }

    @Test
    void anHourOfTwoPensIsDrawnInFewElements() throws Exception {
        open("/history/session/lyon/s-4699");

        String points = "/api/history/sessions/lyon/s-4699/points.csv";
        assertThat(
                        browser.eval(
                                "var r = new XMLHttpRequest(); r.open('GET', '"
                                        + points
                                        + "', false); r.send(); r.responseText.split('\\n"
                                        + "').length"))
                .satisfies(lines -> assertThat(Integer.parseInt(lines)).isGreaterThan(3_600));
        for (String part : new String[] {"#depth-charts", "#speed-charts"}) {
            assertThat(count(part + " canvas")).isEqualTo(2);
            for (int pen = 0; pen < 2; pen++) {
                assertThat(painted(part, pen)).isGreaterThan(2_000);
            }
        }
        assertThat(count("#area-rows tr")).isBetween(6, 14);
        assertThat(count("#alarm-rows tr")).isEqualTo(3);
        assertThat(text("#facts")).contains("pen-3, pen-5").contains("Completed");
        assertThat(count("*")).isLessThan(600);
        assertThat(text("#state")).isEmpty();
    }

    @Test
    void aSessionWithAlarmsAndNoReadingShowsThem() throws Exception {
        open("/history/session/nice/s-used");

        assertThat(text("#state")).isEqualTo("No reading of this session was found.");
        assertThat(text("#facts"))
                .contains("Length1:30")
                .contains("Deepest–")
                .contains("1 high")
                .contains("Aborted");
        assertThat(text("#alarm-rows")).contains("Cartridge reused").contains("not acknowledged");
        assertThat(browser.eval("document.getElementById('depth-part').hidden")).isEqualTo("true");
        assertThat(browser.eval("document.getElementById('alarm-part').hidden")).isEqualTo("false");
    }

    @Test
    void moreAlarmsThanAreListedAreSaid() throws Exception {
        open("/history/session/nice/s-many");

        assertThat(count("#alarm-rows tr")).isEqualTo(200);
        assertThat(text("#state")).contains("Only the newest 200 of its 201 alarms are listed");
    }

    @Test
    void aSessionOfWhichNothingIsKnownIsSaidToBeNone() throws Exception {
        open("/history/session/nice/s-none");

        assertThat(text("#state")).isEqualTo("No reading of this session was found.");
        assertThat(text("#facts")).isEmpty();
    }

    @Test
    void anErrorThatNoScriptCaughtIsSeen() throws Exception {
        browser.open(
                URI.create(
                        "data:text/html,%3Cscript%3EPromise.reject(Error('unheard'))%3C/script%3E"));
        await().atMost(SOON).until(() -> !browser.troubles().isEmpty());
        assertThat(browser.troubles()).singleElement().asString().contains("unheard");
        open("/history");
    }

    private static void open(String path) throws Exception {
        browser.open(web.uri().resolve(path));
        await("a page marks itself once it is drawn")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () ->
                                browser.eval("location.pathname + location.search").equals(path)
                                        && !browser.eval("document.body.dataset.loaded || ''")
                                                .isEmpty());
    }

    private static void awaitPage(String expression, String value) {
        await("a page needs a moment")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> browser.eval(expression).equals(value));
    }

    private static int count(String selector) throws Exception {
        return Integer.parseInt(
                browser.eval("document.querySelectorAll('%s').length".formatted(selector)));
    }

    private static String text(String selector) throws Exception {
        return browser.eval("document.querySelector('%s').textContent".formatted(selector));
    }

    /** Pixels of a chart that are not clear; it is drawn in the frame after the page is done. */
    private static int painted(String part, int n) throws Exception {
        String pixels =
                """
                (() => {
                  const canvas = document.querySelectorAll('%s canvas')[%d];
                  const { data } = canvas.getContext('2d')
                    .getImageData(0, 0, canvas.width, canvas.height);
                  let painted = 0;
                  for (let i = 3; i < data.length; i += 4) painted += data[i] ? 1 : 0;
                  return painted;
                })()
                """
                        .formatted(part, n);
        return await().atMost(SOON)
                .until(() -> Integer.parseInt(browser.eval(pixels)), painted -> painted > 0);
    }
}
