package dev.needlewatch.streamjobs.safety.session;

import static dev.needlewatch.streamjobs.safety.session.SessionHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.streamjobs.rules.alarm.HeldCommands;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionFunctionTest {
    private static final long HOUR = 3_600_000;

    private SessionHarness session;

    @BeforeEach
    void open() throws Exception {
        session = SessionHarness.fresh();
    }

    @AfterEach
    void endsWithTimersAndStateEmpty() throws Exception {
        for (int hour = 0; hour < 60; hour++) {
            session.now(session.now() + HOUR);
        }
        assertThat(session.timers()).isZero();
        assertThat(session.entries()).isZero();
        session.close();
    }

    @Test
    void publishesAnAlarmAsEventAndAsItStands() throws Exception {
        tooDeep();
        Alarm alarm = only(session.alarms());
        assertThat(alarm.presence()).isEqualTo(Presence.ON);
        assertThat(session.published(TopicKind.ALARM))
                .singleElement()
                .satisfies(
                        standing -> {
                            assertThat(standing.retain()).isTrue();
                            assertThat(standing.topic())
                                    .isEqualTo("needling/v1/lyon/alarms/" + alarm.id());
                        });
    }

    @Test
    void clearsTheStandingAlarmWhenItIsOff() throws Exception {
        tooDeep();
        session.closed();
        session.acknowledge(only(session.alarms().subList(0, 1)).id());
        List<MqttPublication> standing = session.published(TopicKind.ALARM);
        assertThat(standing.get(standing.size() - 1).payload()).isEmpty();
        assertThat(session.alarms()).last().extracting(Alarm::presence).isEqualTo(Presence.OFF);
    }

    @Test
    void publishesASnapshotAtMostTwiceASecond() throws Exception {
        session.opened();
        for (int i = 0; i < 100; i++) {
            session.now(session.now() + 100);
            session.reading(0.8);
        }
        assertThat(session.published(TopicKind.SNAPSHOT)).hasSizeBetween(20, 22);
        SessionSnapshot last = session.snapshots().get(session.snapshots().size() - 1);
        assertThat(last.limitMm()).isEqualTo(1.5);
        assertThat(last.pens()).containsExactly("pen-3");
    }

    @Test
    void showsTheLastChangeWhenNothingFollowsIt() throws Exception {
        session.opened();
        session.reading(0.8);
        session.now(START + 500);
        assertThat(session.snapshots()).last().extracting(SessionSnapshot::depthMm).isEqualTo(0.8);
    }

    @Test
    void clearsTheSnapshotTenMinutesAfterTheSessionClosed() throws Exception {
        session.opened();
        session.closed();
        session.now(START + SessionShow.CLEARED_AFTER - 1);
        assertThat(session.published(TopicKind.SNAPSHOT))
                .last()
                .satisfies(p -> assertThat(p.payload()).isNotEmpty());
        session.now(START + SessionShow.CLEARED_AFTER);
        assertThat(session.published(TopicKind.SNAPSHOT))
                .last()
                .satisfies(p -> assertThat(p.payload()).isEmpty());
    }

    @Test
    void restoredItRaisesNoNewAlarmAndTheEndStillComes() throws Exception {
        tooDeep();
        String id = only(session.alarms()).id();
        session = session.restored();
        session.now(START + 1_000);
        session.reading(1.62);
        assertThat(session.alarms()).isEmpty();
        for (int i = 0; i < 21; i++) {
            session.reading(0.8);
        }
        Alarm ended = ofTheDepth(session.alarms()).get(0);
        assertThat(ended.id()).isEqualTo(id);
        assertThat(ended.presence()).isEqualTo(Presence.LATCHED);
    }

    @Test
    void restoredItStillEscalates() throws Exception {
        tooDeep();
        session = session.restored();
        session.now(START + 15_000);
        assertThat(only(session.alarms()).escalation()).isEqualTo(1);
    }

    @Test
    void restoredItPublishesWhatStandsAgainAndNoEvent() throws Exception {
        tooDeep();
        Alarm before = only(session.standing());
        session = session.restored();
        session.notice(Notice.attempt(START + 100));
        assertThat(session.standing()).containsExactly(before);
        assertThat(session.snapshots()).hasSize(1);
        assertThat(session.alarms()).isEmpty();
        assertThat(before.event()).isEqualTo(AlarmEvent.RAISED);
    }

    @Test
    void restoredItPublishesNothingOfASessionThatIsLongOver() throws Exception {
        session.opened();
        session.closed();
        session.now(START + SessionShow.CLEARED_AFTER);
        session = session.restored();
        session.notice(Notice.attempt(START));
        assertThat(session.published(TopicKind.SNAPSHOT)).isEmpty();
        assertThat(session.standing()).isEmpty();
    }

    @Test
    void answersASecondOpeningAndAnUnknownAlarmOnRejected() throws Exception {
        session.opened();
        session.opened();
        session.acknowledge("a-0123456789abcdef.s.s-1");
        session.now(START + HeldCommands.HELD_MS);
        assertThat(session.rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.SESSION_OPEN, RejectReason.UNKNOWN_ALARM);
    }

    @Test
    void aCommandForASessionNobodyKnowsLeavesNothingBehind() throws Exception {
        session.acknowledge("a-0123456789abcdef.s.s-1");
        session.now(START + HeldCommands.HELD_MS);
        assertThat(session.entries()).isZero();
        tooDeep();
        assertThat(only(session.alarms()).presence()).isEqualTo(Presence.ON);
        assertThat(session.rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_ALARM);
    }

    private void tooDeep() throws Exception {
        session.opened();
        session.reading(1.62);
        session.reading(1.62);
    }

    private static List<Alarm> ofTheDepth(List<Alarm> alarms) {
        return alarms.stream()
                .filter(alarm -> alarm.code().name().equals("DEPTH_ABOVE_LIMIT"))
                .toList();
    }

    private static Alarm only(List<Alarm> alarms) {
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }
}
