package dev.needlewatch.streamjobs.safety.session;

import static dev.needlewatch.streamjobs.safety.session.SessionHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.safety.flow.LimitsReport;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clinic's own limits, and its wish for an interlock, at the session operator. */
class ClinicLimitsTest {
    private SessionHarness session;

    @BeforeEach
    void open() throws Exception {
        session = SessionHarness.fresh();
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    static ClinicLimits cheek(String version, double maxMm, boolean interlock) {
        return new ClinicLimits(
                version,
                interlock,
                Map.of(
                        "cheek",
                        new ClinicLimits.AreaOverride(
                                0.5, maxMm, null, null, null, null, null, null)));
    }

    private void limits(ClinicLimits document, long at) throws Exception {
        session.notice(Notice.limits("lyon", document, at));
    }

    @Test
    void judgesByTheDefaultsUntilTheClinicsOwnAreKnownThenFromTheNextReading() throws Exception {
        session.opened();
        session.reading(1.2);
        session.reading(1.2);
        assertThat(session.alarms()).isEmpty();
        limits(cheek("lyon-1", 1.0, false), START);
        session.reading(1.2);
        session.reading(1.2);
        Alarm alarm = session.alarms().get(0);
        assertThat(alarm.limit()).isEqualTo(1.0);
        assertThat(alarm.limitsVersion()).isEqualTo("lyon-1");
    }

    @Test
    void limitsOfAnotherClinicDoNotCount() throws Exception {
        session.notice(Notice.limits("paris", cheek("paris-1", 1.0, false), START));
        session.opened();
        session.reading(1.2);
        session.reading(1.2);
        assertThat(session.alarms()).isEmpty();
    }

    @Test
    void anEmptyDocumentMeansBackToTheDefaults() throws Exception {
        limits(cheek("lyon-1", 1.0, false), START);
        session.notice(Notice.limits("lyon", null, START + 1));
        session.opened();
        session.reading(1.2);
        session.reading(1.2);
        assertThat(session.alarms()).isEmpty();
        assertThat(reports())
                .extracting(LimitsReport::version)
                .containsExactly("lyon-1", "default-1");
    }

    @Test
    void aDocumentSentTwiceIsReportedOnce() throws Exception {
        limits(cheek("lyon-1", 1.0, false), START);
        limits(cheek("lyon-1", 1.0, false), START + 5);
        assertThat(reports()).hasSize(1);
        session.notice(Notice.limits("paris", null, START));
        assertThat(reports()).hasSize(1);
    }

    @Test
    void restoredItReportsWhatItHasToTheAttemptAndJudgesByIt() throws Exception {
        limits(cheek("lyon-1", 1.0, false), START);
        session = session.restored();
        session.notice(Notice.attempt(START + 9));
        assertThat(reports()).containsExactly(new LimitsReport("lyon-1", START, START + 9, 0, 1));
        session.opened();
        session.reading(1.2);
        session.reading(1.2);
        assertThat(session.alarms().get(0).limitsVersion()).isEqualTo("lyon-1");
    }

    @Test
    void theInterlockHearsOfAHighAlarmAndThatItWasAcknowledged() throws Exception {
        limits(cheek("lyon-1", 1.0, true), START);
        session.opened();
        session.reading(1.2);
        session.reading(1.2);
        String id = session.alarms().get(0).id();
        session = session.restored();
        session.reading(1.3);
        session.acknowledge(id);
        session.reading(1.2);
        assertThat(session.high())
                .containsExactly(new HighAlarm("lyon", "pen-3", id, false, session.now()));
    }

    @Test
    void theInterlockHearsNothingWhereTheClinicDoesNotWantIt() throws Exception {
        session.opened();
        session.reading(1.62);
        session.reading(1.62);
        assertThat(session.high()).isEmpty();
        limits(cheek("lyon-2", 1.0, true), START);
        session.now(START + 2_000);
        session.reading(1.9);
        assertThat(session.high()).extracting(HighAlarm::stands).containsExactly(true);
    }

    @Test
    void theInterlockHearsOfWhatStoodBeforeTheClinicWantedIt() throws Exception {
        session.opened();
        session.reading(1.62);
        session.reading(1.62);
        limits(cheek("lyon-2", 1.5, true), START);
        session.reading(1.62);
        assertThat(session.high()).extracting(HighAlarm::pen).containsExactly("pen-3");
    }

    @Test
    void theInterlockHearsOfEachPenThatIsTooDeepInOnePlace() throws Exception {
        limits(cheek("lyon-1", 1.0, true), START);
        session.opened();
        session.reading(1.2);
        session.reading(1.2);
        session.reading("pen-4", 1.9);
        assertThat(session.high()).extracting(HighAlarm::pen).containsExactly("pen-3", "pen-4");
        for (int i = 0; i < 30; i++) {
            session.reading("pen-4", 0.5);
        }
        assertThat(session.high()).as("not before anybody has looked").hasSize(2);
        session.acknowledge(session.alarms().get(0).id());
        assertThat(session.high())
                .extracting(HighAlarm::stands)
                .containsExactly(true, true, false, false);
    }

    private List<LimitsReport> reports() {
        return session.toTheClinic().stream()
                .map(ClinicInput::report)
                .filter(Objects::nonNull)
                .toList();
    }
}
