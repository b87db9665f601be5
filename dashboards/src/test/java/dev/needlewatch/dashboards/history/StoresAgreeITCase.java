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

    /** Clocks were changed within the two months; they were not; and they never are. */
    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/Paris", "Australia/Lord_Howe", "Asia/Kathmandu");

    @TempDir Path folder;

    @Test
    void bothStoresGiveTheSameAnswers() throws Exception {
        Optional<Path> program = LocalInfluxd.program();
        assumeTrue(program.isPresent(), "influxd is not on the PATH: not tried against it");
        try (EmbeddedQuestDb questDb = new EmbeddedQuestDb(folder.resolve("questdb"));
                LocalInfluxd influxd = new LocalInfluxd(program.orElseThrow(), folder)) {
            questDb.createTables();
            String lines = clinic("lyon", 3) + clinic("basel", 4) + open();
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

    /**
     * What is open: two sessions of one clinic at once, a third whose pen went on to another, one
     * of a name that another clinic has closed already, and one that fell silent too long ago.
     */
    private static String open() {
        StringBuilder lines = new StringBuilder();
        seconds(lines, "lyon", "s-a", "pen-1", 90);
        seconds(lines, "lyon", "s-b", "pen-2", 80);
        seconds(lines, "lyon", "s-b", "pen-3", 70);
        seconds(lines, "lyon", "s-c", "pen-2", 60);
        seconds(lines, "lyon", "s-d", "pen-2", 600);
        seconds(lines, "basel", "s-a", "pen-1", 50);
        seconds(lines, "basel", "s-b", "pen-1", 40);
        lines.append(row("basel", "s-b", NOW - 40 * 60_000));
        for (String priority : List.of("high", "low")) {
            lines.append(
                    PastLine.of("alarm")
                            .tag("clinic", "lyon")
                            .tag("code", "BLEEDING")
                            .tag("priority", priority)
                            .tag("event", "raised")
                            .text("id", "a-" + priority)
                            .text("session", "s-b")
                            .at(NOW - 50 * 60_000));
        }
        return lines.toString();
    }

    private static void seconds(
            StringBuilder lines, String clinic, String session, String pen, int minutesAgo) {
        for (int second = 0; second < 300; second++) {
            lines.append(
                    PastLine.of("reading_1s")
                            .tag("clinic", clinic)
                            .tag("pen", pen)
                            .tag("area", second < 100 ? "cheek" : "nose")
                            .tag("treatment", "medical")
                            .decimal("depth_max", second % 7 / 10.0)
                            .decimal("limit", 1.5)
                            .whole("needling_ms", second % 5 == 0 ? 0 : 900)
                            .whole("samples", 10)
                            .text("session", session)
                            .at(NOW - minutesAgo * 60_000L + second * 1_000L));
        }
    }

    private static String row(String clinic, String session, long opened) {
        return PastLine.of("session")
                .tag("clinic", clinic)
                .tag("treatment", "medical")
                .tag("outcome", "completed")
                .text("session", session)
                .text("pens", "pen-1")
                .decimal("duration_s", 300)
                .at(opened);
    }

    private static void agreeOnWhatIsOpen(History one, History other) throws StoreAwayException {
        Period today = new Period(NOW - 6 * 3_600_000L, NOW + DAY);
        for (Scope scope : List.of(new Scope(null, today), new Scope("lyon", today))) {
            assertThat(one.sessions(scope, 30)).isEqualTo(other.sessions(scope, 30));
        }
        assertThat(one.sessions(new Scope(null, today), 30).rows())
                .filteredOn(row -> row.outcome() == null)
                .extracting(row -> row.clinic() + "/" + row.session())
                .containsExactly("basel/s-a", "lyon/s-c", "lyon/s-b", "lyon/s-a");
    }

    private static void agree(History one, History other) throws StoreAwayException {
        agreeOnWhatIsOpen(one, other);
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
            for (String zone : ZONES) {
                assertThat(one.days(scope, ZoneId.of(zone)))
                        .isNotEmpty()
                        .isEqualTo(other.days(scope, ZoneId.of(zone)));
            }
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
