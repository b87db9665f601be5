package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.SessionTrace.TracePoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against answers recorded from QuestDB 9. */
class QuestDbHistoryTest {
    private static final HandClock CLOCK = new HandClock(1_795_478_400_000L);
    private static final String NOTHING = "{\"columns\":[],\"dataset\":[],\"count\":0}";

    private ScriptedStore store;
    private History history;

    @BeforeEach
    void open() throws Exception {
        store = new ScriptedStore();
        history = History.of(new HistorySettings.QuestDb(store.base()), CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsRowsByTheNamesOfTheirColumns() throws Exception {
        store.answers(
                200,
                """
                {"query":"…","columns":[{"name":"timestamp","type":"TIMESTAMP"},
                {"name":"pen","type":"SYMBOL"},{"name":"area","type":"SYMBOL"},
                {"name":"zone","type":"SYMBOL"},{"name":"depth_max","type":"DOUBLE"},
                {"name":"set_depth","type":"DOUBLE"},{"name":"limit","type":"DOUBLE"},
                {"name":"speed_mean","type":"DOUBLE"}],"timestamp":0,
                "dataset":[["2026-11-24T00:00:01.000000Z","pen-3","cheek","left",0.82,null,1.5,7010.0]],
                "count":1}
                """);
        store.answers(200, NOTHING);

        assertThat(history.session("lyon", "s-1").points())
                .containsExactly(
                        new TracePoint(
                                1_795_478_401_000L,
                                "pen-3",
                                "cheek",
                                "left",
                                0.82,
                                null,
                                1.5,
                                7010.0));
    }

    @Test
    void quotesWhatItIsGivenAndTheKeyword() throws Exception {
        store.answers(200, NOTHING);
        store.answers(200, NOTHING);

        history.session("lyon", "x' OR 'a'='a");

        assertThat(store.asked(0))
                .contains("session = 'x'' OR ''a''=''a'")
                .contains("\"limit\"")
                .contains("timestamp >= '2026-10-25T00:00:00Z'");
    }

    @Test
    void aTableThatDoesNotExistMeansNothingYet() throws Exception {
        store.answers(
                400, "{\"error\":\"table does not exist [table=reading_1s]\",\"position\":9}");
        store.answers(400, "{\"error\":\"table does not exist [table=alarm]\",\"position\":9}");

        assertThat(history.sessions(null)).isEmpty();
    }

    @Test
    void anyOtherRefusalIsPassedOnInOneSentence() {
        store.answers(400, "{\"error\":\"Invalid column: session\",\"position\":9}");

        assertThatThrownBy(() -> history.sessions(null))
                .isInstanceOf(StoreAwayException.class)
                .hasMessageEndingWith("answers 400: Invalid column: session");
    }
}
