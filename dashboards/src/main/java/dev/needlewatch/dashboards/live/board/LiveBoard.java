package dev.needlewatch.dashboards.live.board;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the live board shows now. Messages go in, deltas come out: alarms at once, sessions
 * coalesced until {@link #tick()}. Belongs to one thread.
 */
public final class LiveBoard {
    /** How long after a reconnect the broker may take to repeat what it retains. */
    static final Duration RESYNC = Duration.ofSeconds(3);

    /**
     * The order costs a sort of everything: alarms in a burst wait for the tick to be sorted, so
     * that many of them cost little more than one.
     */
    static final Duration ORDERS_APART = Duration.ofMillis(100);

    /** With thousands of sessions and alarms any order waits, 1 ms for so many. */
    static final int ENTRIES_A_MS = 4;

    private final Clock clock;
    private final double clockSpeed;
    private final SessionRack sessions = new SessionRack();
    private final AlarmRack alarms = new AlarmRack();
    private final WatchDesk watches = new WatchDesk();
    private BrokerLink broker;
    private BoardOrder order = new BoardOrder(List.of(), List.of());
    private long orderedAt = Long.MIN_VALUE / 2;
    private long orderedForAlarmAt = Long.MIN_VALUE / 2;
    private int connection;
    private long resyncEnds = Long.MAX_VALUE;

    /**
     * An empty board.
     *
     * @param clockSpeed how many times as fast as the machine's clock the other one runs
     */
    public LiveBoard(Clock clock, double clockSpeed) {
        this.clock = clock;
        this.clockSpeed = clockSpeed;
        this.broker = new BrokerLink(false, clock.millis());
    }

    /** A session's newest snapshot; shown at the next tick. */
    public void session(SessionCard card) {
        sessions.put(card, connection);
    }

    /** A session's retained snapshot was cleared; shown at the next tick. */
    public void sessionCleared(String clinic, String session) {
        sessions.remove(new Key(clinic, session));
    }

    /** An alarm as it stands, from either of its topics. */
    public List<Delta> alarm(Alarm alarm) {
        return withOrder(alarms.put(alarm, connection, clock.millis()));
    }

    /** An alarm's retained message was cleared. */
    public List<Delta> alarmCleared(String clinic, String id) {
        return withOrder(alarms.cleared(new Key(clinic, id), clock.millis()));
    }

    /** A clinic's monitoring beat. */
    public List<Delta> beat(String clinic, Monitoring beat) {
        boolean open = sessions.clinicsWithOpenSession().contains(clinic);
        return watches.beat(clinic, beat, open, clock.millis()).stream().toList();
    }

    /**
     * A new connection is about to subscribe. What is known stays on the board; whatever the broker
     * does not repeat within {@link #RESYNC} of {@code broker(true)} is then dropped, since it
     * ended unheard.
     */
    public List<Delta> subscribing() {
        connection++;
        resyncEnds = Long.MAX_VALUE;
        return List.of();
    }

    /** Subscribed at the broker, or cut off from it. */
    public List<Delta> broker(boolean connected) {
        long now = clock.millis();
        resyncEnds = connected ? now + RESYNC.toMillis() : Long.MAX_VALUE;
        if (connected == broker.connected()) {
            return List.of();
        }
        broker = new BrokerLink(connected, now);
        return List.of(new Delta.BrokerChanged(broker));
    }

    /** What has changed with time: sessions since the last tick, beats that did not come. */
    public List<Delta> tick() {
        long now = clock.millis();
        List<Delta> deltas = new ArrayList<>();
        if (now >= resyncEnds) {
            resyncEnds = Long.MAX_VALUE;
            sessions.sweep(connection);
            deltas.addAll(alarms.sweep(connection));
        }
        alarms.forgetEnded(now);
        deltas.addAll(sessions.flush());
        deltas.addAll(watches.judge(sessions.clinicsWithOpenSession(), now));
        orderChange(now).ifPresent(deltas::add);
        return deltas;
    }

    /** Everything, for a screen that connects. */
    public BoardSnapshot snapshot() {
        List<ClinicWatch> byClinic =
                watches.all().stream().sorted(Comparator.comparing(ClinicWatch::clinic)).toList();
        List<SessionCard> cards = Ordering.sessions(sessions.cards(), alarms.tiles());
        List<AlarmTile> tiles = Ordering.alarms(alarms.tiles());
        return new BoardSnapshot(
                clock.millis(), clockSpeed, broker, byClinic, cards, tiles, order(cards, tiles));
    }

    /** Whether an alarm is on the board, that is, not off. */
    public boolean hasAlarm(String clinic, String id) {
        return alarms.contains(new Key(clinic, id));
    }

    private List<Delta> withOrder(Optional<Delta> change) {
        List<Delta> deltas = new ArrayList<>();
        change.ifPresent(deltas::add);
        long now = clock.millis();
        if (now - orderedForAlarmAt >= ORDERS_APART.toMillis()) {
            orderedForAlarmAt = now;
            orderChange(now).ifPresent(deltas::add);
        }
        return deltas;
    }

    private Optional<Delta> orderChange(long now) {
        if (now - orderedAt < (sessions.size() + alarms.size()) / ENTRIES_A_MS) {
            return Optional.empty();
        }
        orderedAt = now;
        BoardOrder ordered =
                order(
                        Ordering.sessions(sessions.cards(), alarms.tiles()),
                        Ordering.alarms(alarms.tiles()));
        if (ordered.equals(order)) {
            return Optional.empty();
        }
        order = ordered;
        return Optional.of(new Delta.OrderChanged(ordered));
    }

    private static BoardOrder order(List<SessionCard> cards, List<AlarmTile> tiles) {
        return new BoardOrder(
                cards.stream().map(card -> Key.of(card).path()).toList(),
                tiles.stream().map(tile -> Key.of(tile).path()).toList());
    }
}
