package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.NEEDLING_TIME;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SESSION_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Priority;
import org.junit.jupiter.api.Test;

class TimeRulesTest {
    private static final int SECONDS = 1;
    private static final int MINUTES = 60 * SECONDS;

    @Test
    void halfAnHourOfNeedlingIsLowAndFortyMinutesAreMedium() {
        assertThat(needled(30 * MINUTES).judged(NEEDLING_TIME)).isEmpty();
        assertThat(needled(30 * MINUTES + 1).judged(NEEDLING_TIME))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.LOW);
                            assertThat(alarm.peak()).isNull();
                            assertThat(alarm.dueAt()).isEqualTo(1_801_000);
                        });
        assertThat(needled(40 * MINUTES + 1).judged(NEEDLING_TIME))
                .singleElement()
                .extracting(ExpectedAlarm::peak)
                .isEqualTo(Priority.MEDIUM);
    }

    @Test
    void liftedTimeIsNoNeedlingTime() {
        Tape tape = needled(20 * MINUTES).contact(false).hold(0.5, 20 * MINUTES);
        assertThat(tape.contact(true).hold(0.5, 9 * MINUTES).judged(NEEDLING_TIME)).isEmpty();
        assertThat(tape.hold(0.5, 2 * MINUTES).judged(NEEDLING_TIME)).hasSize(1);
    }

    @Test
    void threeQuartersOfAnHourAreToldAndAnHourIsLow() {
        Tape tape = Tape.medical().contact(false).every(1_000);
        assertThat(tape.hold(0, 45 * MINUTES - 1).judged(SESSION_TIME)).isEmpty();
        assertThat(tape.hold(0, 1).judged(SESSION_TIME))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.priorities()).containsExactly(Priority.INFO);
                            assertThat(alarm.dueAt()).isEqualTo(2_700_000);
                            assertThat(alarm.peak()).isNull();
                        });
        assertThat(tape.hold(0, 15 * MINUTES).judged(SESSION_TIME))
                .singleElement()
                .extracting(ExpectedAlarm::peak)
                .isEqualTo(Priority.LOW);
    }

    @Test
    void aSessionToldOfAfterwardsNeedNotBeMeasured() {
        assertThat(Tape.medical().quiet(50 * 60_000L).close().judged(SESSION_TIME))
                .singleElement()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(false);
    }

    private static Tape needled(int seconds) {
        return Tape.medical().every(1_000).hold(0.5, seconds);
    }
}
