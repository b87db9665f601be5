package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link History} with QuestDB in this JVM. */
class QuestDbHistoryITCase extends HistoryContract {
    private static final HandClock CLOCK = new HandClock(ContractPast.NOW);

    @TempDir static Path folder;

    private static EmbeddedQuestDb full;
    private static EmbeddedQuestDb empty;

    @BeforeAll
    static void start() throws Exception {
        empty = new EmbeddedQuestDb(folder.resolve("empty"));
        full = new EmbeddedQuestDb(folder.resolve("full"));
        full.createTables();
        full.write(ContractPast.lines());
        full.settle();
    }

    @AfterAll
    static void stop() {
        full.close();
        empty.close();
    }

    @Override
    History history() {
        return open(full.base());
    }

    @Override
    History empty() {
        return open(empty.base());
    }

    private static History open(URI base) {
        return StoreHistory.open(new HistorySettings.QuestDb(base), CLOCK);
    }

    @Test
    void saysInOneSentenceThatTheStoreDoesNotAnswer() {
        assertThatThrownBy(() -> open(URI.create("http://127.0.0.1:1")).clinics())
                .isInstanceOf(StoreAwayException.class)
                .hasMessage("QuestDB at http://127.0.0.1:1 does not answer.");
    }
}
