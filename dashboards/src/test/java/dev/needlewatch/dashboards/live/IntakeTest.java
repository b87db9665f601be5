package dev.needlewatch.dashboards.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.Samples;
import dev.needlewatch.dashboards.live.board.LiveBoard;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {
    private final LiveBoard board = new LiveBoard(new HandClock(5_000), 1);
    private final Intake intake = new Intake();

    @Test
    void readsAlarmsFromBothTopicsAndClearsThemByAnEmptyPayload() {
        byte[] alarm =
                SystemCodec.encode(Samples.alarm("lyon", "a-1", Priority.HIGH, Presence.ON, 5_000));
        intake.take(board, "needling/v1/lyon/alarm-events", alarm);
        assertThat(board.hasAlarm("lyon", "a-1")).isTrue();

        intake.take(board, "needling/v1/lyon/alarms/a-1", new byte[0]);
        assertThat(board.hasAlarm("lyon", "a-1")).isFalse();
    }

    @Test
    void readsSnapshotsAndClearsThemByAnEmptyPayload() {
        byte[] snapshot =
                SystemCodec.encode(Samples.session("lyon", "s-1", SessionState.OPEN, 5_000));
        intake.take(board, "needling/v1/lyon/sessions/s-1", snapshot);
        assertThat(board.snapshot().sessions()).hasSize(1);

        intake.take(board, "needling/v1/lyon/sessions/s-1", new byte[0]);
        assertThat(board.snapshot().sessions()).isEmpty();
    }

    @Test
    void aClinicCannotSpeakForAnother() {
        byte[] alarm =
                SystemCodec.encode(Samples.alarm("lyon", "a-1", Priority.HIGH, Presence.ON, 5_000));

        intake.take(board, "needling/v1/basel/alarms/a-1", alarm);

        assertThat(board.snapshot().alarms()).isEmpty();
        assertThat(intake.unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needling/v1/lyon/alarms/a-1     | not json",
                "needling/v1/lyon/alarms/a-1     | {\"id\":\"a-1\",\"clinic\":\"lyon\"}",
                "needling/v1/lyon/sessions/s-1   | {\"session\":\"s-1\"}",
                "needling/v1/lyon/sessions/s-1   | []",
                "needling/v1/lyon/monitoring     | {\"at\":\"now\"}",
                "elsewhere                       | {}",
            })
    void whatCannotBeReadIsCountedAndChangesNothing(String topic, String payload) {
        assertThat(intake.take(board, topic, payload.getBytes(UTF_8))).isEmpty();
        assertThat(board.snapshot().sessions()).isEmpty();
        assertThat(board.snapshot().alarms()).isEmpty();
        assertThat(intake.unreadable()).isEqualTo(1);
    }
}
