package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.Samples;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.CommandPublisher;
import dev.needlewatch.dashboards.live.SteadyClock;
import dev.needlewatch.dashboards.live.board.SessionCard;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerITCase {
    private static final String ACKNOWLEDGE = "api/clinics/lyon/alarms/a-1/acknowledge";

    private final Clock clock = SteadyClock.start();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private BoardLoop loop;
    private WebServer web;

    /** Remembers commands, or fails them. */
    private static final class RecordingPublisher implements CommandPublisher {
        private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean away;

        @Override
        public CompletableFuture<Void> publish(String clinic, AlarmCommand command) {
            if (away) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            sent.add(clinic + " " + command.action() + " " + command.alarm() + " " + command.by());
            return CompletableFuture.completedFuture(null);
        }
    }

    @BeforeEach
    void start() {
        loop = new BoardLoop(clock);
        web = start(null);
        long now = clock.millis();
        loop.change(
                board -> {
                    board.session(
                            SessionCard.of(Samples.session("lyon", "s-1", SessionState.OPEN, now)));
                    return board.alarm(
                            Samples.alarm("lyon", "a-1", Priority.HIGH, Presence.ON, now));
                });
    }

    private WebServer start(Login login) {
        return WebServer.start(
                new Bind("127.0.0.1", 0, true, login), loop, publisher, new AwayHistory(), clock);
    }

    @AfterEach
    void stop() {
        web.close();
        loop.close();
    }

    @Test
    void theStreamBeginsWithASnapshotAndThenBeatsAndTellsChanges() throws Exception {
        try (SseReader stream = new SseReader(web.uri().resolve("api/live"))) {
            assertThat(stream.await("snapshot").data()).contains("\"s-1\"", "\"a-1\"");
            stream.await("heartbeat");

            long now = clock.millis();
            loop.change(
                    board ->
                            board.alarm(
                                    Samples.alarm("lyon", "a-2", Priority.LOW, Presence.ON, now)));
            assertThat(stream.await("alarm").data()).contains("\"a-2\"", "\"low\"");
        }
    }

    @Test
    void aStreamOfOneClinicTellsNothingOfAnother() throws Exception {
        try (SseReader stream = new SseReader(web.uri().resolve("api/live?clinic=basel"))) {
            assertThat(stream.await("snapshot").data())
                    .contains("\"sessions\":[]", "\"alarms\":[]");
            long now = clock.millis();
            loop.change(
                    board -> {
                        var lyon =
                                new ArrayList<>(
                                        board.alarm(
                                                Samples.alarm(
                                                        "lyon",
                                                        "a-3",
                                                        Priority.LOW,
                                                        Presence.ON,
                                                        now)));
                        lyon.addAll(
                                board.alarm(
                                        Samples.alarm(
                                                "basel", "a-4", Priority.LOW, Presence.ON, now)));
                        return lyon;
                    });
            assertThat(stream.await("alarm").data()).contains("\"a-4\"");
        }
    }

    @Test
    void acknowledgePublishesTheCommand() throws Exception {
        HttpResponse<String> answer =
                post(ACKNOWLEDGE, "{\"by\":\"t-12\"}", own(), "application/json");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(publisher.sent).containsExactly("lyon " + AlarmAction.ACKNOWLEDGE + " a-1 t-12");
    }

    @Test
    void pauseAudioPublishesTheCommand() throws Exception {
        post(
                "api/clinics/lyon/alarms/a-1/pause-audio",
                "{\"by\":\"t-12\"}",
                own(),
                "application/json");

        assertThat(publisher.sent).containsExactly("lyon " + AlarmAction.PAUSE_AUDIO + " a-1 t-12");
    }

    @Test
    void aPostFromAnotherOriginIsRefused() throws Exception {
        for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1")) {
            HttpResponse<String> answer =
                    post(ACKNOWLEDGE, "{\"by\":\"t-12\"}", origin, "application/json");
            assertThat(answer.statusCode()).as(origin).isEqualTo(403);
        }
        assertThat(publisher.sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/clinics/lyon/alarms/a-1/acknowledge | {\"by\":\"two words\"} |"
                        + " application/json | 400",
                "api/clinics/lyon/alarms/a-1/acknowledge | {\"by\":                |"
                        + " application/json | 400",
                "api/clinics/lyon/alarms/a-1/acknowledge | {\"by\":\"t\"}          | text/plain    "
                        + "   | 415",
                "api/clinics/lyon/alarms/a-9/acknowledge | {\"by\":\"t\"}          |"
                        + " application/json | 404",
                "api/clinics/basel/alarms/a-1/acknowledge| {\"by\":\"t\"}          |"
                        + " application/json | 404",
            })
    void aCommandThatMakesNoSenseIsRefusedWithOneLine(
            String path, String body, String type, int status) throws Exception {
        HttpResponse<String> answer = post(path, body, own(), type);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"").doesNotContain("\n");
        assertThat(publisher.sent).isEmpty();
    }

    @Test
    void aCommandThatDidNotReachTheBrokerIsNotCalledSent() throws Exception {
        publisher.away = true;

        HttpResponse<String> answer =
                post(ACKNOWLEDGE, "{\"by\":\"t\"}", own(), "application/json");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("not sent");
    }

    @Test
    void aStoreThatIsAwayIsSaidInOneSentenceAndTheBoardGoesOn() throws Exception {
        for (String asked :
                List.of("sessions", "sessions/lyon/s-1", "alarms", "counts/code", "days", "pens")) {
            HttpResponse<String> past = get("api/history/" + asked, "application/json");
            assertThat(past.statusCode()).isEqualTo(503);
            assertThat(past.body()).isEqualTo("{\"error\":\"The store does not answer.\"}");
        }
        assertThat(get("", "text/html").statusCode()).isEqualTo(200);
        assertThat(get("healthz", "*/*").body())
                .isEqualTo("{\"broker\":\"away\",\"store\":\"away\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'',text/html",
        "session/lyon/s-1,text/html",
        "history,text/html",
        "history/session/lyon/s-1,text/html",
        "history/alarms,text/html",
        "history/counts,text/html",
        "history/pens,text/html",
        "assets/board.js,text/javascript",
        "assets/base.css,text/css",
        "assets/uplot.js,text/javascript",
        "assets/uplot.css,text/css",
        "favicon.ico,image/svg+xml"
    })
    void everythingComesFromTheJarWithStrictHeaders(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path, "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.body()).doesNotContain("<script>").doesNotContain(" style=");
    }

    @ParameterizedTest
    @CsvSource({"nowhere", "assets/none.js", "assets/board.html", "assets/..%2FAssets.class"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(get(path, "application/json").statusCode()).isIn(400, 404);
    }

    @Test
    void peopleGetAPageWhenNothingIsThere() throws Exception {
        HttpResponse<String> answer = get("nowhere", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing at this address");
    }

    @Test
    void withALoginEverythingButHealthWantsIt() throws Exception {
        try (WebServer guarded = start(new Login("wall", "pa:ss"))) {
            URI uri = guarded.uri();
            assertThat(status(uri, null)).isEqualTo(401);
            assertThat(status(uri.resolve("api/history/sessions"), "wall:wrong")).isEqualTo(401);
            assertThat(status(uri, "wall:pa:ss")).isEqualTo(200);
            assertThat(status(uri.resolve("healthz"), null)).isEqualTo(503);
        }
    }

    private int status(URI uri, String login) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (login != null) {
            String encoded = Base64.getEncoder().encodeToString(login.getBytes());
            request.header("Authorization", "Basic " + encoded);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private String own() {
        return "http://127.0.0.1:" + web.uri().getPort();
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(web.uri().resolve("/" + path))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String origin, String type)
            throws Exception {
        return browser.send(
                HttpRequest.newBuilder(web.uri().resolve(path))
                        .header("Origin", origin)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
