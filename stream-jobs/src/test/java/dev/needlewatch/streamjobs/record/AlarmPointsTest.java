package dev.needlewatch.streamjobs.record;

import static dev.needlewatch.streamjobs.record.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.sink.influx.Point;
import org.junit.jupiter.api.Test;

class AlarmPointsTest {
    static Alarm alarm(String id, AlarmEvent event) {
        return new Alarm(
                id,
                "lyon",
                "s-1",
                "pen-1",
                AlarmCode.DEPTH_ABOVE_LIMIT,
                AlarmCode.DEPTH_ABOVE_LIMIT.kind(),
                Priority.HIGH,
                event == AlarmEvent.ACKNOWLEDGED ? Presence.ACK : Presence.ON,
                event,
                "cheek",
                "left",
                1.62,
                1.5,
                "mm",
                LimitReason.AREA,
                SECOND,
                SECOND + 80,
                SECOND + 5_080,
                event == AlarmEvent.ACKNOWLEDGED ? "t-12" : null,
                "default-1",
                "t-12",
                null,
                "too deep");
    }

    @Test
    void holdsTheAlarmAndKeepsIdsOutOfTheTags() {
        Point point = AlarmPoints.of(alarm("a-1", AlarmEvent.ACKNOWLEDGED));
        assertThat(point.measurement()).isEqualTo("alarm");
        assertThat(point.tags())
                .containsExactly(
                        new Point.Tag("clinic", "lyon"),
                        new Point.Tag("code", "DEPTH_ABOVE_LIMIT"),
                        new Point.Tag("kind", "safety"),
                        new Point.Tag("priority", "high"),
                        new Point.Tag("area", "cheek"),
                        new Point.Tag("event", "acknowledged"));
        assertThat(point.field("id")).isEqualTo("a-1");
        assertThat(point.field("reason")).isEqualTo("area");
        assertThat(point.field("presence")).isEqualTo("ack");
        assertThat(point.field("by")).isEqualTo("t-12");
        assertThat(point.field("ack_ms")).isEqualTo(5_000L);
    }

    @Test
    void onlyAnAcknowledgementHasATimeToIt() {
        assertThat(AlarmPoints.of(alarm("a-1", AlarmEvent.RAISED)).field("ack_ms")).isNull();
    }

    @Test
    void twoAlarmsOfOneMillisecondStayTwoPointsAndAReplayedOneStaysOne() {
        long first = AlarmPoints.of(alarm("a-1", AlarmEvent.RAISED)).timeNanos();
        long second = AlarmPoints.of(alarm("a-2", AlarmEvent.RAISED)).timeNanos();
        assertThat(first).isNotEqualTo(second);
        assertThat(first / Given.NANOS).isEqualTo(SECOND + 5_080);
        assertThat(AlarmPoints.of(alarm("a-1", AlarmEvent.RAISED)).timeNanos()).isEqualTo(first);
    }
}
