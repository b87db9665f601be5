package dev.needlewatch.dashboards.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.Samples;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private final HandClock clock = new HandClock(1_000_000);
    private final LiveBoard board = new LiveBoard(clock, 20);

    @BeforeEach
    void connect() {
        board.subscribing();
        board.broker(true);
    }

    @Test
    void manySnapshotsBetweenTwoTicksAreOneDelta() {
        open("lyon", "s-1", 0.5);
        open("lyon", "s-1", 0.6);
        open("lyon", "s-1", 0.7);

        assertThat(sessionDeltas(board.tick()))
                .singleElement()
                .satisfies(delta -> assertThat(delta.card().depthMm()).isEqualTo(0.7));
        assertThat(board.tick()).isEmpty();
    }

    @Test
    void aScreenIsToldHowFastTheClockRunsAndWhetherNeedlesAreOnSkin() {
        open("lyon", "s-1", 0.5);
        board.tick();

        assertThat(board.snapshot().clockSpeed()).isEqualTo(20);
        assertThat(board.snapshot().sessions())
                .extracting(SessionCard::contact)
                .containsExactly(true);
    }

    @Test
    void anOlderSnapshotDoesNotReplaceANewerOne() {
        open("lyon", "s-1", 0.7);
        board.session(
                SessionCard.of(
                        Samples.session(
                                "lyon", "s-1", SessionState.OPEN, clock.millis() - 500, 0.1)));

        board.tick();
        assertThat(board.snapshot().sessions().get(0).depthMm()).isEqualTo(0.7);
    }

    @Test
    void aClearedSnapshotTakesTheSessionAway() {
        open("lyon", "s-1", 0.5);
        board.tick();

        board.sessionCleared("lyon", "s-1");

        assertThat(board.tick()).contains(new Delta.SessionGone("lyon", "s-1"));
        assertThat(board.snapshot().sessions()).isEmpty();
    }

    @Test
    void theClientsPseudonymNeverLeavesTheServer() {
        open("lyon", "s-1", 0.5);
        board.tick();

        assertThat(board.snapshot().toString()).contains("t-12").doesNotContain("c-secret");
    }

    @Test
    void anAlarmIsSentAtOnceAndOnlyOnceFromBothItsTopics() {
        Alarm alarm = alarm("a-1", Priority.HIGH, Presence.ON);

        assertThat(board.alarm(alarm)).contains(new Delta.AlarmChanged(AlarmTile.of(alarm)));
        assertThat(board.alarm(alarm)).isEmpty();
    }

    @Test
    void anAlarmThatIsOffIsGoneAndALateMessageDoesNotBringItBack() {
        Alarm on = alarm("a-1", Priority.HIGH, Presence.ON);
        board.alarm(on);
        clock.advanceMillis(100);

        assertThat(board.alarm(alarm("a-1", Priority.HIGH, Presence.OFF)))
                .contains(new Delta.AlarmGone("lyon", "a-1"));
        assertThat(board.alarm(on)).isEmpty();
        assertThat(board.hasAlarm("lyon", "a-1")).isFalse();
    }

    @Test
    void anEmptyPayloadTakesTheAlarmAway() {
        board.alarm(alarm("a-1", Priority.LOW, Presence.ON));

        assertThat(board.alarmCleared("lyon", "a-1")).contains(new Delta.AlarmGone("lyon", "a-1"));
    }

    @Test
    void sixSecondsWithoutABeatAreMonitoringLost() {
        open("lyon", "s-1", 0.5);
        board.tick();
        board.beat("lyon", Samples.beat(clock.millis()));

        clock.advanceMillis(5_999);
        assertThat(board.tick()).isEmpty();
        clock.advanceMillis(1);
        assertThat(states(board.tick())).containsExactly(ClinicWatch.State.LOST);
        board.beat("lyon", Samples.beat(clock.millis()));
        assertThat(states()).containsExactly(ClinicWatch.State.WATCHED);
    }

    @Test
    void aSessionThatNeverHadABeatIsLostAfterSixSeconds() {
        open("lyon", "s-1", 0.5);
        board.tick();
        assertThat(states()).containsExactly(ClinicWatch.State.WATCHED);

        clock.advanceMillis(6_000);
        board.tick();

        assertThat(states()).containsExactly(ClinicWatch.State.LOST);
    }

    @Test
    void oneClinicsBeatDoesNotCoverAnother() {
        open("lyon", "s-1", 0.5);
        open("basel", "s-2", 0.5);
        board.tick();
        clock.advanceMillis(6_000);
        board.beat("basel", Samples.beat(clock.millis()));

        board.tick();

        assertThat(board.snapshot().watches())
                .extracting(ClinicWatch::clinic, ClinicWatch::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("basel", ClinicWatch.State.WATCHED),
                        org.assertj.core.groups.Tuple.tuple("lyon", ClinicWatch.State.LOST));
    }

    @Test
    void aClinicWithoutOpenSessionsMayBeSilent() {
        open("lyon", "s-1", 0.5);
        board.tick();
        board.session(
                SessionCard.of(
                        Samples.session("lyon", "s-1", SessionState.CLOSED, clock.millis())));
        clock.advanceMillis(60_000);
        board.tick();
        assertThat(states()).containsExactly(ClinicWatch.State.IDLE);

        open("lyon", "s-2", 0.5);
        board.tick();
        assertThat(states())
                .as("a new session has its six seconds")
                .containsExactly(ClinicWatch.State.WATCHED);
    }

    @Test
    void sessionsWithTheMostUrgentOpenAlarmComeFirst() {
        open("basel", "s-0", 0.5);
        open("lyon", "s-1", 0.5);
        open("lyon", "s-2", 0.5);
        board.tick();
        board.alarm(alarm("a-1", Priority.HIGH, Presence.ACK));
        board.alarm(ofSession("s-2", alarm("a-2", Priority.LOW, Presence.ON)));

        assertThat(board.snapshot().order().sessions())
                .containsExactly("lyon/s-2", "lyon/s-1", "basel/s-0");
        assertThat(board.snapshot().order().alarms()).containsExactly("lyon/a-2", "lyon/a-1");
    }

    @Test
    void aNewAlarmTellsScreensTheNewOrder() {
        open("basel", "s-0", 0.5);
        open("lyon", "s-1", 0.5);
        board.tick();

        assertThat(board.alarm(alarm("a-1", Priority.MEDIUM, Presence.ON)))
                .contains(
                        new Delta.OrderChanged(
                                new BoardOrder(
                                        List.of("lyon/s-1", "basel/s-0"), List.of("lyon/a-1"))));
    }

    @Test
    void alarmsInABurstComeAtOnceAndAreSortedAtTheTick() {
        board.alarm(alarm("a-1", Priority.LOW, Presence.ON));
        clock.advanceMillis(99);
        Alarm second = alarm("a-2", Priority.HIGH, Presence.ON);
        BoardOrder sorted = new BoardOrder(List.of(), List.of("lyon/a-2", "lyon/a-1"));

        assertThat(board.alarm(second))
                .containsExactly(new Delta.AlarmChanged(AlarmTile.of(second)));
        assertThat(board.tick()).contains(new Delta.OrderChanged(sorted));
        clock.advanceMillis(1);
        assertThat(board.alarm(alarm("a-3", Priority.INFO, Presence.ON)))
                .hasAtLeastOneElementOfType(Delta.OrderChanged.class);
    }

    @Test
    void aBoardOfThousandsIsSortedLessOften() {
        int entries = 400 * LiveBoard.ENTRIES_A_MS;
        for (int i = 0; i < entries; i++) {
            open("lyon", "s-" + i, 0.5);
        }
        assertThat(board.tick()).hasAtLeastOneElementOfType(Delta.OrderChanged.class);
        open("lyon", "s-new", 0.5);
        clock.advanceMillis(399);
        assertThat(board.tick()).doesNotHaveAnyElementsOfTypes(Delta.OrderChanged.class);
        clock.advanceMillis(1);
        assertThat(board.tick()).hasAtLeastOneElementOfType(Delta.OrderChanged.class);
    }

    @Test
    void afterAReconnectWhatTheBrokerNoLongerRetainsIsDropped() {
        open("lyon", "s-1", 0.5);
        open("lyon", "s-2", 0.5);
        board.tick();
        board.alarm(alarm("a-1", Priority.HIGH, Presence.ON));
        Alarm kept = alarm("a-2", Priority.HIGH, Presence.ON);
        board.alarm(kept);

        assertThat(board.broker(false)).hasSize(1);
        clock.advanceMillis(20_000);
        board.tick();
        board.subscribing();
        open("lyon", "s-2", 0.5);
        board.alarm(kept);
        board.broker(true);
        board.tick();
        assertThat(board.hasAlarm("lyon", "a-1")).as("until the broker had its time").isTrue();

        clock.advanceMillis(LiveBoard.RESYNC.toMillis());
        assertThat(board.tick())
                .contains(new Delta.AlarmGone("lyon", "a-1"), new Delta.SessionGone("lyon", "s-1"));
        assertThat(board.hasAlarm("lyon", "a-2")).isTrue();
        assertThat(board.snapshot().sessions()).hasSize(1);
    }

    private void open(String clinic, String session, double depthMm) {
        board.session(
                SessionCard.of(
                        Samples.session(
                                clinic, session, SessionState.OPEN, clock.millis(), depthMm)));
    }

    private Alarm alarm(String id, Priority priority, Presence presence) {
        return Samples.alarm("lyon", id, priority, presence, clock.millis());
    }

    private static Alarm ofSession(String session, Alarm a) {
        return new Alarm(
                a.id(),
                a.clinic(),
                session,
                a.pen(),
                a.code(),
                a.kind(),
                a.priority(),
                a.presence(),
                a.event(),
                a.area(),
                a.zone(),
                a.value(),
                a.limit(),
                a.unit(),
                a.reason(),
                a.since(),
                a.raisedAt(),
                a.changedAt(),
                a.acknowledgedBy(),
                a.limitsVersion(),
                a.therapist(),
                a.escalation(),
                a.message());
    }

    private List<ClinicWatch.State> states() {
        return board.snapshot().watches().stream().map(ClinicWatch::state).toList();
    }

    private static List<ClinicWatch.State> states(List<Delta> deltas) {
        return deltas.stream()
                .filter(Delta.WatchChanged.class::isInstance)
                .map(delta -> ((Delta.WatchChanged) delta).watch().state())
                .toList();
    }

    private static List<Delta.SessionChanged> sessionDeltas(List<Delta> deltas) {
        return deltas.stream()
                .filter(Delta.SessionChanged.class::isInstance)
                .map(Delta.SessionChanged.class::cast)
                .toList();
    }
}
