package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.rules.Snapshots;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.safety.flow.AlarmPublications;
import dev.needlewatch.streamjobs.safety.flow.Pulse;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/**
 * What of a session is published, and when. On a clock that runs fast there are fewer snapshots to
 * a played second, for it is a real processor that makes them and a real screen that shows them.
 */
final class SessionShow {
    /** A snapshot at most so often, ms. */
    static final long SNAPSHOT_MS = 500;

    /** A snapshot at most so often in real time, however fast the clock runs, ms. */
    private static final long REAL_SNAPSHOT_MS = 500;

    /** But always before screens take a session for stale, which is after 5 s without news, ms. */
    private static final long SLOWEST_SNAPSHOT_MS = 4_000;

    /** So long after a session closed its retained snapshot is cleared, ms. */
    static final long CLEARED_AFTER = 10 * 60 * 1_000L;

    private final long snapshotMs;
    private final boolean real;

    /** By a clock that may run fast. */
    SessionShow(WallClock clock) {
        double played = Math.min(REAL_SNAPSHOT_MS * clock.speed(), SLOWEST_SNAPSHOT_MS);
        snapshotMs = Math.max(SNAPSHOT_MS, Math.round(played));
        real = clock.real();
    }

    static WatchedSession begin(Owner owner) {
        WatchedSession watched = new WatchedSession();
        watched.session = SessionState.of(owner);
        return watched;
    }

    /** Whether it is a session that was opened and not closed. */
    static boolean open(WatchedSession watched) {
        return watched.session.opened && !watched.session.closed;
    }

    /** Publishes alarms and notes that there was a change. */
    static Consumer<Alarm> alarms(WatchedSession watched, Collector<MqttPublication> out) {
        return alarm -> {
            watched.changed = true;
            AlarmPublications.changed(alarm, out::collect);
        };
    }

    /**
     * Publishes a snapshot if one is due.
     *
     * @param atOnce whether it was opened or closed just now, which is shown without delay
     */
    void show(
            WatchedSession watched,
            LimitsTable limits,
            long now,
            boolean atOnce,
            Collector<MqttPublication> out) {
        SessionState session = watched.session;
        if (!session.opened || !session.bySession()) {
            return;
        }
        if (session.closed && !watched.cleared && now >= session.closedWallAt + CLEARED_AFTER) {
            watched.cleared = true;
            out.collect(MqttPublication.clear(topic(session)));
        } else if (!watched.cleared
                && watched.changed
                && (atOnce || now - watched.snapshotAt >= snapshotMs)) {
            watched.changed = false;
            watched.snapshotAt = now;
            out.collect(snapshot(session, limits, now));
        }
    }

    /** Publishes again what stands retained, as it stands. */
    static void again(
            WatchedSession watched, LimitsTable limits, long now, Collector<MqttPublication> out) {
        SessionState session = watched.session;
        AlarmPublications.standing(session.alarms, out::collect);
        if (session.opened && session.bySession() && !watched.cleared) {
            out.collect(snapshot(session, limits, now));
        }
    }

    private static MqttPublication snapshot(SessionState session, LimitsTable limits, long now) {
        return MqttPublication.of(
                topic(session), SystemCodec.encode(Snapshots.of(session, limits, now)));
    }

    private static Topic topic(SessionState session) {
        return Topic.of(session.alarms.clinic, TopicKind.SNAPSHOT, session.alarms.owner);
    }

    /** Wall time at which {@link #show} has something to do next. */
    long dueAt(WatchedSession watched) {
        SessionState session = watched.session;
        if (!session.opened || !session.bySession() || watched.cleared) {
            return Long.MAX_VALUE;
        }
        long clearAt = session.closed ? session.closedWallAt + CLEARED_AFTER : Long.MAX_VALUE;
        return watched.changed ? Math.min(clearAt, watched.snapshotAt + snapshotMs) : clearAt;
    }

    /**
     * Whether the clinic's beat is to hear of the session now: with each snapshot, and where these
     * are fewer to a played second, as often as they would be.
     */
    boolean pulses(WatchedSession watched, long now) {
        return watched.snapshotAt == now || (!real && now - watched.pulseAt >= SNAPSHOT_MS);
    }

    /** The sign for the clinic's beat; begins to count anew. */
    static Pulse pulse(WatchedSession watched, long now) {
        watched.pulseAt = now;
        Pulse pulse =
                new Pulse(
                        watched.session.alarms.owner,
                        open(watched),
                        watched.readings,
                        watched.lagMs);
        watched.readings = 0;
        watched.lagMs = 0;
        return pulse;
    }
}
