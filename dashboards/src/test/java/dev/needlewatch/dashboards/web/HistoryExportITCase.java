package dev.needlewatch.dashboards.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.history.DayTally;
import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.alarm.AlarmCounts;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import dev.needlewatch.dashboards.history.alarm.AlarmTally;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.session.SessionRecord;
import dev.needlewatch.dashboards.history.session.SessionRow;
import dev.needlewatch.dashboards.history.session.TracePoint;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.SteadyClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A store that holds one session, and cuts every list. */
    private static final class OneSession extends AwayHistory {
        @Override
        public Listing<SessionRow> sessions(Scope scope, int most) {
            return new Listing<>(
                    List.of(
                            new SessionRow(
                                    "lyon",
                                    "s-1",
                                    "medical",
                                    "scar",
                                    "completed",
                                    "t-12",
                                    AT,
                                    AT + 60_000,
                                    0.9,
                                    30_500,
                                    12L,
                                    List.of("pen-1", "pen-2"),
                                    new AlarmCounts(1, 0, 2, 0),
                                    null)),
                    true);
        }

        @Override
        public SessionRecord session(String clinic, String session) {
            return new SessionRecord(
                    clinic,
                    session,
                    null,
                    List.of(
                            new TracePoint(
                                    AT, "pen-1", "cheek", null, 0.9, 0.8, 1.5, 1.1, 7000.0, 2L,
                                    1000)),
                    List.of(change()),
                    false);
        }

        @Override
        public Listing<AlarmRow> alarms(Scope scope, AlarmFilter filter, int most) {
            List<AlarmRow> rows = AlarmRow.fold(List.of(change()));
            return new Listing<>(
                    rows.stream()
                            .filter(row -> row.code().equals(String.valueOf(filter.code())))
                            .toList(),
                    false);
        }

        @Override
        public Listing<AlarmTally> tally(Scope scope, Dimension by) {
            return new Listing<>(
                    List.of(new AlarmTally("t-1", new AlarmCounts(4, 3, 2, 1), 9L)), false);
        }

        @Override
        public List<DayTally> days(Scope scope, ZoneId zone) {
            LocalDate day = Instant.ofEpochMilli(scope.period().from()).atZone(zone).toLocalDate();
            return List.of(new DayTally(day, 2, new AlarmCounts(4, 3, 2, 1)));
        }

        private static AlarmChange change() {
            return new AlarmChange(
                    AT,
                    "a-1",
                    "lyon",
                    "BLEEDING",
                    "safety",
                    "medium",
                    "raised",
                    "on",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "=cmd()");
        }
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
                .contains(
                        "\r\n2026-11-22T20:04:04Z,2026-11-22T20:05:04Z,lyon,s-1,medical,scar,"
                                + "completed,t-12,30.500,0.9,12,pen-1 pen-2,1,0,2,\r\n")
                .endsWith(
                        "cut: there is more than these 10000 rows; choose a shorter period\"\r\n");
    }

    @Test
    void aSessionsSecondsAndAlarmsComeAsFiles() throws Exception {
        assertThat(get("api/history/sessions/lyon/s-1/points.csv").body())
                .endsWith("Z,pen-1,cheek,,0.9,0.8,1.5,1.1,7000.0,2,1000\r\n");
        assertThat(get("api/history/sessions/lyon/s-1/alarms.csv").body())
                .endsWith("a-1,BLEEDING,medium,raised,on,,,,,,\"'=cmd()\"\r\n");
    }

    @Test
    void alarmsCountsAndDaysComeAsFiles() throws Exception {
        assertThat(get("api/history/alarms.csv?code=BLEEDING").body())
                .contains("lyon,a-1,BLEEDING,safety,medium,,,,,,,\"'=cmd()\",,,,0\r\n");
        assertThat(get("api/history/alarms.csv?code=OTHER").body()).doesNotContain("a-1");
        assertThat(get("api/history/counts/therapist/counts.csv?clinic=lyon").body())
                .isEqualTo("therapist,high,medium,low,info,sessions\r\nt-1,4,3,2,1,9\r\n");
        assertThat(get("api/history/days.csv?from=0&to=1&zone=Asia/Tokyo").body())
                .endsWith("\r\n1970-01-01,2,4,3,2,1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions?from=now",
                "sessions?from=5&to=5",
                "sessions?from=0&to=99999999999",
                "sessions?from=-1&to=5",
                "alarms?code=%27",
                "alarms?pen=Pen",
                "days?zone=Mars/Base",
                "counts/pen",
                "counts/therapist/counts.csv"
            })
    void whatIsOutOfBoundsIsRefusedWithOneLine(String asked) throws Exception {
        HttpResponse<String> answer = get("api/history/" + asked);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"").doesNotContain("\n");
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
