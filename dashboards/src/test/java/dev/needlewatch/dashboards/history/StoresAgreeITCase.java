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
     * What is open: two sessions of one clinic at once, one of a name that another clinic has
     * closed, one of a name that its clinic closed an hour before, and one that fell silent too
     * long ago.
     */
    private static String open() {
        return begun("lyon", "s-a", 90, 5_300)
                + begun("lyon", "s-b", 80, 300)
                + ended("lyon", "s-b", 140)
                + begun("lyon", "s-d", 600, 300)
                + begun("basel", "s-a", 50, 0)
                + begun("basel", "s-b", 40, 300)
                + ended("basel", "s-b", 40);
    }

    private static String begun(String clinic, String session, int minutesAgo, double duration) {
        return its(PastLine.of("session_open"), clinic, session)
                .decimal("duration_s", duration)
                .decimal("needling_s", duration / 2)
                .whole("passes", 4)
                .whole("alarms_high", 1)
                .whole("alarms_medium", 0)
                .whole("alarms_low", 2)
                .at(NOW - minutesAgo * 60_000L);
    }

    private static String ended(String clinic, String session, int minutesAgo) {
        return its(PastLine.of("session").tag("outcome", "completed"), clinic, session)
                .decimal("duration_s", 300)
                .at(NOW - minutesAgo * 60_000L);
    }

    private static PastLine its(PastLine line, String clinic, String session) {
        return line.tag("clinic", clinic)
                .tag("treatment", "medical")
                .tag("indication", "scar")
                .text("session", session)
                .text("therapist", "t-12")
                .text("pens", "pen-1,pen-2");
    }

    private static void agreeOnWhatIsOpen(History one, History other) throws StoreAwayException {
        Period today = new Period(NOW - 6 * 3_600_000L, NOW + DAY);
        for (Scope scope : List.of(new Scope(null, today), new Scope("lyon", today))) {
            assertThat(one.sessions(scope, 30)).isEqualTo(other.sessions(scope, 30));
        }
        assertThat(one.sessions(new Scope(null, today), 30).rows())
                .filteredOn(row -> row.outcome() == null)
                .extracting(row -> row.clinic() + "/" + row.session())
                .containsExactly("basel/s-a", "lyon/s-b", "lyon/s-a");
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
            assertThat(one.pens(scope, 500)).isEqualTo(other.pens(scope, 500));
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
