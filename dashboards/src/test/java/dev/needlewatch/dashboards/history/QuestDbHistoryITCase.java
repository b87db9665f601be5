package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestDbHistoryITCase {
    private static final long NOW = 1_795_478_400_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

    @Test
    void anEmptyStoreMeansThatNothingWasRecordedYet(@TempDir Path folder) throws Exception {
        try (EmbeddedQuestDb store = new EmbeddedQuestDb(folder)) {
            History history = History.of(new HistorySettings.QuestDb(store.base()), CLOCK);

            history.ping();
            assertThat(history.sessions(null)).isEmpty();
            assertThat(history.session("lyon", "s-1"))
                    .isEqualTo(new SessionTrace("lyon", "s-1", List.of(), List.of()));
        }
    }

    @Test
    void readsSessionsAndOneOfThemSecondBySecond(@TempDir Path folder) throws Exception {
        try (EmbeddedQuestDb store = new EmbeddedQuestDb(folder)) {
            store.createTables();
            store.write(
                    RecordedSession.readings("lyon", "s-1", "pen-3", NOW - 600_000, 120)
                            + RecordedSession.readings("lyon", "s-1", "pen-4", NOW - 600_000, 60)
                            + RecordedSession.readings("basel", "s-1", "pen-1", NOW - 300_000, 30)
                            + RecordedSession.alarm("lyon", "s-1", "raised", null, NOW - 520_000)
                            + RecordedSession.alarm(
                                    "lyon", "s-1", "acknowledged", "t-7", NOW - 510_000));
            store.settle("reading_1s");
            store.settle("alarm");
            History history = History.of(new HistorySettings.QuestDb(store.base()), CLOCK);

            assertThat(history.sessions(null))
                    .extracting(SessionSummary::clinic)
                    .containsExactly("basel", "lyon");
            SessionSummary lyon = history.sessions("lyon").get(0);
            assertThat(lyon.from()).isEqualTo(NOW - 600_000);
            assertThat(lyon.to()).isEqualTo(NOW - 481_000);
            assertThat(lyon.needlingMs()).isEqualTo(180_000);
            assertThat(lyon.pens()).containsExactlyInAnyOrder("pen-3", "pen-4");
            assertThat(lyon.alarms()).isEqualTo(new AlarmCounts(1, 0, 0, 0));

            SessionTrace trace = history.session("lyon", "s-1");
            assertThat(trace.points()).hasSize(180);
            assertThat(trace.points().get(0).limitMm()).isEqualTo(1.5);
            assertThat(trace.alarms())
                    .extracting(SessionTrace.AlarmChange::event)
                    .containsExactly("raised", "acknowledged");
            assertThat(trace.alarms().get(1).by()).isEqualTo("t-7");
        }
    }

    @Test
    void saysInOneSentenceThatTheStoreDoesNotAnswer() {
        History history =
                History.of(new HistorySettings.QuestDb(URI.create("http://127.0.0.1:1")), CLOCK);

        assertThatThrownBy(() -> history.sessions(null))
                .isInstanceOf(StoreAwayException.class)
                .hasMessage("QuestDB at http://127.0.0.1:1 does not answer.");
    }
}
