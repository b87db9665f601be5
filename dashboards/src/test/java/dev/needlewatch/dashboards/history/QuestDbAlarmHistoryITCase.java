package dev.needlewatch.dashboards.history;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Alarms that did not end as most do, from QuestDB in this JVM. */
class QuestDbAlarmHistoryITCase extends AlarmHistoryContract {
    @TempDir static Path folder;

    private static EmbeddedQuestDb store;

    @BeforeAll
    static void start() throws Exception {
        store = new EmbeddedQuestDb(folder);
        store.createTables();
        store.write(AlarmPast.lines());
        store.settle();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Override
    History history() {
        return StoreHistory.open(
                new HistorySettings.QuestDb(store.base()), new HandClock(AlarmPast.NOW));
    }
}
