package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.history.AlarmCounts;
import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.SessionSummary;
import dev.needlewatch.dashboards.history.SessionTrace;
import dev.needlewatch.dashboards.history.SessionTrace.AlarmChange;
import dev.needlewatch.dashboards.history.SessionTrace.TracePoint;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.SteadyClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryExportITCase {
    private static final long AT = 1_795_377_844_000L;

    private final Clock clock = SteadyClock.start();
    private final BoardLoop loop = new BoardLoop(clock);
    private final WebServer web =
            WebServer.start(
                    new Bind("127.0.0.1", 0, true, null),
                    loop,
                    (clinic, command) -> CompletableFuture.completedFuture(null),
                    new OneSession(),
                    clock);

    /** A store that holds one session. */
    private static final class OneSession implements History {
        @Override
        public List<SessionSummary> sessions(@Nullable String clinic) {
            return List.of(
                    new SessionSummary(
                            "lyon",
                            "s-1",
                            "medical",
                            AT,
                            AT + 60_000,
                            0.9,
                            30_500,
                            List.of("pen-1", "pen-2"),
                            new AlarmCounts(1, 0, 2, 0)));
        }

        @Override
        public SessionTrace session(String clinic, String session) {
            return new SessionTrace(
                    clinic,
                    session,
                    List.of(new TracePoint(AT, "pen-1", "cheek", null, 0.9, 0.8, 1.5, 7000.0)),
                    List.of(
                            new AlarmChange(
                                    AT,
                                    "a-1",
                                    "BLEEDING",
                                    "medium",
                                    "raised",
                                    "on",
                                    null,
                                    null,
                                    null,
                                    null,
                                    "=cmd()")));
        }

        @Override
        public void ping() {}
    }

    @AfterEach
    void stop() {
        web.close();
        loop.close();
    }

    @Test
    void sessionsComeAsAFile() throws Exception {
        HttpResponse<String> answer = get("api/history/sessions.csv?clinic=lyon");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"sessions-lyon.csv\"");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.body())
                .endsWith(
                        "\r\n2026-11-22T20:04:04Z,2026-11-22T20:05:04Z,lyon,s-1,medical,30.500,0.9,"
                                + "pen-1 pen-2,1,0,2,0\r\n");
    }

    @Test
    void aSessionsSecondsAndAlarmsComeAsFiles() throws Exception {
        assertThat(get("api/history/sessions/lyon/s-1/points.csv").body())
                .endsWith("Z,pen-1,cheek,,0.9,0.8,1.5,7000.0\r\n");
        assertThat(get("api/history/sessions/lyon/s-1/alarms.csv").body())
                .endsWith("a-1,BLEEDING,medium,raised,on,,,,,\"'=cmd()\"\r\n");
    }

    @Test
    void whatIsNoIdIsRefused() throws Exception {
        assertThat(get("api/history/sessions.csv?clinic=Lyon!").statusCode()).isEqualTo(400);
        assertThat(get("api/history/sessions/lyon/..%22/points.csv").statusCode())
                .isBetween(400, 404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(web.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
