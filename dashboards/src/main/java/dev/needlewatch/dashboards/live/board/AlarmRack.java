package dev.needlewatch.dashboards.live.board;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alarms that are not off. The same change may come on two topics and in either order, so the
 * newest {@code changedAt} counts, and an ended alarm is remembered for a while.
 */
final class AlarmRack {
    private static final long REMEMBER_ENDED_MS = Duration.ofMinutes(2).toMillis();

    private final Map<Key, Held> held = new HashMap<>();
    private final Map<Key, Ended> ended = new HashMap<>();

    /** An alarm with the connection in which it was last heard of. */
    private record Held(AlarmTile tile, int connection) {}

    /** When an alarm's last change was, and when we heard of it. */
    private record Ended(long changedAt, long heardAt) {}

    Optional<Delta> put(Alarm alarm, int connection, long now) {
        Key key = new Key(alarm.clinic(), alarm.id());
        Held before = held.get(key);
        Ended end = ended.get(key);
        boolean old =
                (before != null && alarm.changedAt() < before.tile().changedAt())
                        || (end != null && alarm.changedAt() <= end.changedAt());
        if (old) {
            return Optional.empty();
        }
        if (alarm.presence() == Presence.OFF) {
            ended.put(key, new Ended(alarm.changedAt(), now));
            return remove(key);
        }
        AlarmTile tile = AlarmTile.of(alarm);
        held.put(key, new Held(tile, connection));
        return before != null && before.tile().equals(tile)
                ? Optional.empty()
                : Optional.of(new Delta.AlarmChanged(tile));
    }

    /** The retained message was cleared. */
    Optional<Delta> cleared(Key key, long now) {
        Held before = held.get(key);
        if (before != null) {
            ended.put(key, new Ended(before.tile().changedAt(), now));
        }
        return remove(key);
    }

    /** Drops what was not heard of in this connection, and old endings. */
    List<Delta> sweep(int connection) {
        List<Delta> gone = new ArrayList<>();
        List<Key> unheard = new ArrayList<>();
        held.forEach(
                (key, alarm) -> {
                    if (alarm.connection() != connection) {
                        unheard.add(key);
                    }
                });
        unheard.forEach(key -> remove(key).ifPresent(gone::add));
        return gone;
    }

    void forgetEnded(long now) {
        ended.values().removeIf(end -> now - end.heardAt() > REMEMBER_ENDED_MS);
    }

    boolean contains(Key key) {
        return held.containsKey(key);
    }

    int size() {
        return held.size();
    }

    Collection<AlarmTile> tiles() {
        return held.values().stream().map(Held::tile).toList();
    }

    private Optional<Delta> remove(Key key) {
        return held.remove(key) == null
                ? Optional.empty()
                : Optional.of(new Delta.AlarmGone(key.clinic(), key.id()));
    }
}
