package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.session.SessionRow;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How QuestDB is asked, against answers recorded from QuestDB 9. */
class QuestDbHistoryTest {
    private static final HandClock CLOCK = new HandClock(1_795_478_400_000L);
    private static final Scope NOW = new Scope("lyon", Period.recent(Duration.ofDays(1), CLOCK));
    private static final String NOTHING = "{\"columns\":[],\"dataset\":[],\"count\":0}";

    private ScriptedStore store;
    private History history;

    @BeforeEach
    void open() throws Exception {
        store = new ScriptedStore();
        history = StoreHistory.open(new HistorySettings.QuestDb(store.base()), CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void quotesWhatItIsGivenAndTheKeyword() throws Exception {
        for (int i = 0; i < 10; i++) {
            store.answers(200, NOTHING);
        }

        history.session("lyon", "x' OR 'a'='a");

        assertThat(store.asked(4))
                .contains("\"session\" = 'x'' OR ''a''=''a'")
                .contains("\"limit\"")
                .contains("timestamp >= '2026-11-23T00:00:00Z'");
    }

    @Test
    void aTableThatDoesNotExistMeansNothingYet() throws Exception {
        store.answers(400, "{\"error\":\"table does not exist [table=session]\",\"position\":9}");
        store.answers(400, "{\"error\":\"table does not exist [table=alarm]\",\"position\":9}");
        store.answers(
                400, "{\"error\":\"table does not exist [table=pen_status]\",\"position\":9}");

        assertThat(history.clinics()).isEmpty();
    }

    @Test
    void aSessionThatEndsWhileTheListIsReadIsInItOnceAsEnded() throws Exception {
        String row = "[\"2026-11-23T22:00:00.000000Z\",\"lyon\",\"s-1\",60.0%s]";
        String columns =
                "{\"name\":\"timestamp\"},{\"name\":\"clinic\"},{\"name\":\"session\"},"
                        + "{\"name\":\"duration_s\"}";
        store.answers(200, NOTHING);
        store.answers(200, answer(columns, row.formatted("")));
        store.answers(
                200, answer(columns + ",{\"name\":\"outcome\"}", row.formatted(",\"completed\"")));

        List<SessionRow> rows = history.sessions(NOW, 10).rows();

        assertThat(store.asked(1)).contains("FROM session_open");
        assertThat(rows).singleElement().extracting(SessionRow::outcome).isEqualTo("completed");
    }

    private static String answer(String columns, String row) {
        return "{\"columns\":[%s],\"dataset\":[%s]}".formatted(columns, row);
    }

    @Test
    void anyOtherRefusalIsPassedOnInOneSentence() {
        store.answers(400, "{\"error\":\"Invalid column: session\",\"position\":9}");

        assertThatThrownBy(() -> history.clinics())
                .isInstanceOf(StoreAwayException.class)
                .hasMessageEndingWith("answers 400: Invalid column: session");
    }
}
