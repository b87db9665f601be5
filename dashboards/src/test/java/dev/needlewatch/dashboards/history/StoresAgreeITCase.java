package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two months of two clinics written to both stores: the same answer to every question. */
class StoresAgreeITCase {
    private static final long NOW = ContractPast.NOW;
    private static final long DAY = ContractPast.DAY;

    @TempDir Path folder;

    @Test
    void bothStoresGiveTheSameAnswers() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        try (EmbeddedQuestDb questDb = new EmbeddedQuestDb(folder.resolve("questdb"));
                LocalInfluxd influxd = new LocalInfluxd(program.orElseThrow(), folder)) {
            questDb.createTables();
            String lines = clinic("lyon", 3) + clinic("basel", 4);
            questDb.write(lines);
            assertThat(influxd.write(lines)).isEqualTo(204);
            questDb.settle();
            HandClock clock = new HandClock(NOW);
            agree(
                    StoreHistory.open(new HistorySettings.QuestDb(questDb.base()), clock),
                    StoreHistory.open(
                            new HistorySettings.Influx(influxd.base(), null, null, "needling"),
                            clock));
        }
    }

    private static String clinic(String name, long seed) {
        PastClinic clinic = new PastClinic(name, seed);
        for (int day = 60; day > 0; day--) {
            clinic.day(NOW - day * DAY, 6);
        }
        return clinic.take();
    }

    private static void agree(History one, History other) throws StoreAwayException {
        assertThat(one.clinics()).isEqualTo(other.clinics()).hasSize(2);
        Period months = new Period(NOW - 61 * DAY, NOW);
        Period week = new Period(NOW - 9 * DAY - 1, NOW - 2 * DAY);
        for (Scope scope :
                List.of(
                        new Scope("lyon", months),
                        new Scope("basel", week),
                        new Scope(null, months))) {
            assertThat(one.sessions(scope, 30).rows())
                    .isNotEmpty()
                    .isEqualTo(other.sessions(scope, 30).rows());
            assertThat(one.days(scope, ZoneId.of("America/New_York")))
                    .isNotEmpty()
                    .isEqualTo(other.days(scope, ZoneId.of("America/New_York")));
            assertThat(one.acknowledgeTimes(scope))
                    .isNotEmpty()
                    .isEqualTo(other.acknowledgeTimes(scope));
            assertThat(one.pens(scope)).isEqualTo(other.pens(scope));
            agreeOnAlarms(one, other, scope);
        }
    }

    private static void agreeOnAlarms(History one, History other, Scope scope)
            throws StoreAwayException {
        for (AlarmFilter filter :
                List.of(AlarmFilter.ANY, new AlarmFilter(null, "medium", null, null, "pen-2"))) {
            assertThat(one.alarms(scope, filter, 5_000))
                    .isEqualTo(other.alarms(scope, filter, 5_000));
            assertThat(one.alarms(scope, filter, 5_000).rows()).isNotEmpty();
        }
        for (Dimension by : Dimension.values()) {
            if (scope.clinic() != null || !by.withinClinic()) {
                assertThat(one.tally(scope, by)).isEqualTo(other.tally(scope, by));
            }
        }
    }
}
