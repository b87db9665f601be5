package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.rules.Snapshots;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.safety.flow.AlarmPublications;
import dev.needlewatch.streamjobs.safety.flow.Pulse;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/** What of a session is published, and when. */
final class SessionShow {
    /** A snapshot at most so often, ms. */
    static final long SNAPSHOT_MS = 500;

    /** So long after a session closed its retained snapshot is cleared, ms. */
    static final long CLEARED_AFTER = 10 * 60 * 1_000L;

    private SessionShow() {}

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
    static void show(
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
                && (atOnce || now - watched.snapshotAt >= SNAPSHOT_MS)) {
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
    static long dueAt(WatchedSession watched) {
        SessionState session = watched.session;
        if (!session.opened || !session.bySession() || watched.cleared) {
            return Long.MAX_VALUE;
        }
        long clearAt = session.closed ? session.closedWallAt + CLEARED_AFTER : Long.MAX_VALUE;
        return watched.changed ? Math.min(clearAt, watched.snapshotAt + SNAPSHOT_MS) : clearAt;
    }

    /** The sign for the clinic's beat; begins to count anew. */
    static Pulse pulse(WatchedSession watched) {
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
