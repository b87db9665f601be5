package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.dashboards.Samples;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.SteadyClock;
import dev.needlewatch.dashboards.live.board.LiveBoard;
import dev.needlewatch.dashboards.live.board.SessionCard;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import dev.needlewatch.ingest.time.WallClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see in a browser, in a real one. */
@Timeout(240)
class OpenPageITCase {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LOST = "!document.getElementById('lost').hidden";
    private static final String WATCH = "document.getElementById('watch').textContent";

    @TempDir static Path profile;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Chromium.program())
                .as("chromium is not on the PATH; on Debian: apt-get install chromium")
                .isPresent();
        browser = Chromium.start(Chromium.program().orElseThrow(), profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anOpenPageSaysThatMonitoringIsLostOnceItsServerIsGone() throws Exception {
        try (Server server = new Server(WallClock.SYSTEM)) {
            browser.open(server.web.uri());
            awaitPage(WATCH, "Connected, no session to watch");
            assertThat(browser.eval(LOST)).isEqualTo("false");
        }

        awaitPage(LOST, "true");
        assertThat(browser.eval("document.getElementById('lost-why').textContent"))
                .contains("heard nothing from its server");
        assertThat(browser.eval("document.title")).startsWith("MONITORING LOST");
        assertThat(browser.eval("document.getElementById('lost').getBoundingClientRect().height"))
                .satisfies(height -> assertThat(Double.parseDouble(height)).isGreaterThan(40));
    }

    @Test
    void aPageThatFindsItsServerAgainTakesTheBannerAway() throws Exception {
        int port;
        try (Server server = new Server(WallClock.SYSTEM)) {
            port = server.web.uri().getPort();
            browser.open(server.web.uri());
            awaitPage(WATCH, "Connected, no session to watch");
        }
        awaitPage(LOST, "true");

        try (Server again = new Server(WallClock.SYSTEM, port)) {
            awaitPage(LOST, "false");
        }
    }

    /** Its depth is above the limit of 1.5 mm both times. */
    @Test
    void aPenInTheAirIsShownCalmlyAndOneOnSkinIsNot() throws Exception {
        try (Server server = new Server(WallClock.SYSTEM)) {
            browser.open(server.web.uri());
            server.show(false);
            awaitPage("document.querySelector('.card')?.dataset.standing", "air");
            await("the note, before it is about how old the reading is")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> {
                                server.show(false);
                                return browser.eval(
                                                "document.querySelector('.card-note').textContent")
                                        .equals("not on skin");
                            });
            server.show(true);
            awaitPage("document.querySelector('.card')?.dataset.standing", "over");
        }
    }

    @Test
    void aClockThatRunsFastIsSaidInPlainSight() throws Exception {
        String shown = "document.getElementById('play').checkVisibility()";
        try (Server real = new Server(WallClock.SYSTEM)) {
            browser.open(real.web.uri());
            awaitPage(WATCH, "Connected, no session to watch");
            assertThat(browser.eval(shown)).isEqualTo("false");
        }
        try (Server play = new Server(WallClock.fromNow(20))) {
            browser.open(play.web.uri());
            awaitPage(shown, "true");
            assertThat(browser.eval("document.getElementById('play').textContent"))
                    .isEqualTo("Clock runs 20 times as fast: a play, no patients");
        }
    }

    private static void awaitPage(String expression, String value) {
        await("a page needs a moment, and a lost server four seconds")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> browser.eval(expression).equals(value));
    }

    /** A board with a broker, and the server that shows it. */
    private static final class Server implements AutoCloseable {
        final Clock clock;
        final BoardLoop loop;
        final WebServer web;

        Server(WallClock wall) {
            this(wall, 0);
        }

        Server(WallClock wall, int port) {
            clock = SteadyClock.start(wall);
            loop = new BoardLoop(clock, wall.speed());
            loop.change(LiveBoard::subscribing);
            loop.change(board -> board.broker(true));
            web =
                    WebServer.start(
                            new Bind("127.0.0.1", port, true, null),
                            loop,
                            (clinic, command) -> CompletableFuture.completedFuture(null),
                            new AwayHistory(),
                            clock);
        }

        void show(boolean contact) {
            SessionCard card =
                    SessionCard.of(
                            Samples.session(
                                    "lyon",
                                    "s-1",
                                    SessionState.OPEN,
                                    clock.millis(),
                                    1.8,
                                    contact));
            loop.change(
                    board -> {
                        board.session(card);
                        return List.of();
                    });
        }

        @Override
        public void close() {
            web.close();
            loop.close();
        }
    }
}
