package dev.needlewatch.streamjobs.safety.session;

import static dev.needlewatch.ingest.contract.alarm.Presence.ACK;
import static dev.needlewatch.ingest.contract.alarm.Presence.LATCHED;
import static dev.needlewatch.ingest.contract.alarm.Presence.OFF;
import static dev.needlewatch.ingest.contract.alarm.Presence.ON;
import static dev.needlewatch.streamjobs.safety.session.SessionHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.streamjobs.rules.alarm.HeldCommands;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits at a session for an alarm that it does not know. */
class SessionWaitingTest {
    private static final long HOUR = 3_600_000;

    private SessionHarness session;
    private MqttPublication stood;
    private String id = "";

    /** A job published an alarm, and another one begins that knows nothing of it. */
    @BeforeEach
    void anAlarmStandsAndNobodyKnowsIt() throws Exception {
        session = SessionHarness.fresh();
        tooDeep();
        stood = session.published(TopicKind.ALARM).get(0);
        id = session.alarms().get(0).id();
        session.close();
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
    void anAcknowledgementAheadOfItsReadingAppliesWhenTheAlarmComes() throws Exception {
        session.acknowledge(id);
        session.now(START + HeldCommands.HELD_MS - 1);
        tooDeep();
        assertThat(session.alarms()).extracting(Alarm::presence).containsExactly(ON, ACK);
        session.now(START + HeldCommands.HELD_MS);
        assertThat(session.rejections()).isEmpty();
    }

    @Test
    void itWaitsOverARestart() throws Exception {
        session.acknowledge(id);
        session = session.restored();
        tooDeep();
        assertThat(session.alarms()).extracting(Alarm::presence).containsExactly(ON, ACK);
        assertThat(session.rejections()).isEmpty();
    }

    @Test
    void itIsRefusedOverARestartToo() throws Exception {
        session.acknowledge(id);
        session = session.restored();
        session.now(START + HeldCommands.HELD_MS);
        assertThat(session.rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_ALARM);
    }

    @Test
    void aSecondOneThatWaitedIsRefusedAsSuch() throws Exception {
        session.acknowledge(id);
        session.acknowledge(id);
        tooDeep();
        assertThat(session.alarms()).extracting(Alarm::presence).containsExactly(ON, ACK);
        assertThat(session.rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.ALREADY_ACKNOWLEDGED);
    }

    @Test
    void whatStandsUnknownIsEndedOnceAndItsTopicCleared() throws Exception {
        standing(false);
        assertThat(session.published(TopicKind.STANDING)).hasSize(1);
        session.now(START + 1_000);
        standing(true);
        session.now(START + 7_999);
        assertThat(session.alarms()).isEmpty();
        session.now(START + 8_000);
        session.now(START + 30_000);
        Alarm ended = only(session.alarms());
        assertThat(ended.id()).isEqualTo(id);
        assertThat(ended.presence()).isEqualTo(OFF);
        assertThat(ended.event()).isEqualTo(AlarmEvent.ENDED);
        assertThat(ended.acknowledgedBy()).isEqualTo("system");
        assertThat(ended.changedAt()).isEqualTo(START + 8_000);
        assertThat(session.published(TopicKind.ALARM))
                .singleElement()
                .satisfies(
                        cleared -> {
                            assertThat(cleared.topic()).isEqualTo(stood.topic());
                            assertThat(cleared.payload()).isEmpty();
                        });
    }

    @Test
    void whatTheReplayRaisesAgainStays() throws Exception {
        standing(false);
        standing(true);
        tooDeep();
        session.now(START + 14_000);
        assertThat(session.alarms()).extracting(Alarm::presence).containsExactly(ON);
        assertThat(session.standing()).extracting(Alarm::id).containsExactly(id);
    }

    @Test
    void whatTheReplayRaisesAndEndsIsNotEndedTwice() throws Exception {
        standing(false);
        standing(true);
        tooDeep();
        session.acknowledge(id);
        session.closed();
        session.now(START + 14_000);
        assertThat(session.alarms()).extracting(Alarm::presence).containsExactly(ON, ACK, OFF);
    }

    @Test
    void anotherAlarmInItsPlaceIsNotTouched() throws Exception {
        session.opened();
        standing(false);
        standing(true);
        session.reading(0.8);
        session.reading(1.62);
        session.reading(1.62);
        session.closed();
        session.now(START + 14_000);
        assertThat(session.alarms())
                .extracting(alarm -> alarm.presence() + " " + alarm.id().equals(id))
                .containsExactly(ON + " false", LATCHED + " false", OFF + " true");
    }

    @Test
    void whatASessionOfThePastKnowsIsLeftAlone() throws Exception {
        tooDeep();
        session = session.restored();
        standing(false);
        standing(true);
        session.now(START + 14_000);
        assertThat(session.published(TopicKind.STANDING)).isEmpty();
        assertThat(session.alarms()).isEmpty();
    }

    @Test
    void aPenThatItHaltedIsLetGoOn() throws Exception {
        ClinicLimits interlock = new ClinicLimits("lyon-1", true, Map.of());
        session.notice(Notice.limits("lyon", interlock, START));
        standing(false);
        standing(true);
        session.now(START + 7_000);
        assertThat(session.high())
                .containsExactly(new HighAlarm("lyon", "pen-3", id, false, START + 7_000, true));
    }

    /** In a checkpoint the second one had joined; it was as deep, in the same place, after it. */
    @Test
    void everyPenOfItsSessionIsLetGoOnSinceItMayHaveHaltedIt() throws Exception {
        ClinicLimits interlock = new ClinicLimits("lyon-1", true, Map.of());
        session.notice(Notice.limits("lyon", interlock, START));
        session.opened();
        session.reading("pen-5", 0.8);
        standing(false);
        standing(true);
        session.now(START + 7_000);
        assertThat(session.high())
                .extracting(high -> high.pen() + " " + high.stands() + " " + high.unknown())
                .containsExactly("pen-3 false true", "pen-5 false true");
    }

    private void tooDeep() throws Exception {
        session.opened();
        session.reading(1.62);
        session.reading(1.62);
    }

    private void standing(boolean called) throws Exception {
        session.put(
                new SessionInput.Standing(
                        "lyon/s/s-1", new StandingAlarm("lyon", id, stood.payload(), called)));
    }

    private static Alarm only(List<Alarm> alarms) {
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }
}
