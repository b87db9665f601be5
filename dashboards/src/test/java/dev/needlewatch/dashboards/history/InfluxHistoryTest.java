package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.HandClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against answers recorded from influxd 1.6. */
class InfluxHistoryTest {
    private static final HandClock CLOCK = new HandClock(1_795_478_400_000L);
    private static final String NOTHING = "{\"results\":[{\"statement_id\":0}]}";

    private ScriptedStore store;
    private History history;

    @BeforeEach
    void open() throws Exception {
        store = new ScriptedStore();
        history =
                History.of(
                        new HistorySettings.Influx(store.base(), "secret", null, "needling"),
                        CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void foldsAPensMinutesIntoSessions() throws Exception {
        store.answers(
                200,
                """
                {"results":[{"statement_id":0,"series":[
                {"name":"reading_1s","tags":{"clinic":"lyon","pen":"pen-3","treatment":"medical"},
                 "columns":["time","deepest","needling","session"],
                 "values":[[1795477800000,0.82,50000,"s-1"],[1795477860000,1.62,60000,"s-1"],
                           [1795478100000,0.2,1000,"s-2"]]},
                {"name":"reading_1s","tags":{"clinic":"lyon","pen":"pen-4","treatment":"medical"},
                 "columns":["time","deepest","needling","session"],
                 "values":[[1795477860000,0.9,30000,"s-1"]]}]}]}
                """);
        store.answers(
                200,
                """
                {"results":[{"statement_id":0,"series":[{"name":"alarm",
                 "columns":["time","id","session","clinic","priority"],
                 "values":[[1795477865000,"a-1","s-1","lyon","high"],
                           [1795477866000,"a-2","s-1","lyon","low"]]}]}]}
                """);

        List<SessionSummary> sessions = history.sessions(null);

        assertThat(sessions).extracting(SessionSummary::session).containsExactly("s-2", "s-1");
        SessionSummary first = sessions.get(1);
        assertThat(first)
                .isEqualTo(
                        new SessionSummary(
                                "lyon",
                                "s-1",
                                "medical",
                                1_795_477_800_000L,
                                1_795_477_920_000L,
                                1.62,
                                140_000,
                                List.of("pen-3", "pen-4"),
                                new AlarmCounts(1, 0, 1, 0)));
    }

    @Test
    void sendsTheTokenTheDatabaseAndAQuotedQuestion() throws Exception {
        store.answers(200, NOTHING);
        store.answers(200, NOTHING);

        history.session("lyon", "s'1\\");

        assertThat(store.authorization()).isEqualTo("Token secret");
        assertThat(store.asked(0)).contains("db=needling").contains("epoch=ms");
        assertThat(store.asked(0))
                .contains("\"limit\"")
                .contains("clinic = 'lyon'")
                .contains("session = 's\\'1\\\\'");
    }

    @Test
    void aMeasurementThatDoesNotExistYetMeansNothingYet() throws Exception {
        store.answers(200, NOTHING);
        store.answers(200, NOTHING);

        assertThat(history.sessions("lyon")).isEmpty();
    }

    @Test
    void saysWhatTheStoreSaysWhenItRefuses() {
        store.answers(
                200, "{\"results\":[{\"statement_id\":0,\"error\":\"database not found: x\"}]}");

        assertThatThrownBy(() -> history.sessions(null))
                .isInstanceOf(StoreAwayException.class)
                .hasMessageContaining("database not found: x");
    }

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(new HistorySettings.Influx(store.base(), "secret", "o", "b").toString())
                .doesNotContain("secret");
    }
}
