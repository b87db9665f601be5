package dev.needlewatch.dashboards.live.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sessions known, and which of them changed since the last flush. */
final class SessionRack {
    private final Map<Key, Held> held = new HashMap<>();
    private final Set<Key> changed = new LinkedHashSet<>();

    /** A session with the connection in which it was last heard of. */
    private record Held(SessionCard card, int connection) {}

    void put(SessionCard card, int connection) {
        Key key = Key.of(card);
        Held before = held.get(key);
        if (before != null && card.at() < before.card().at() && before.connection() == connection) {
            return;
        }
        held.put(key, new Held(card, connection));
        if (before == null || !before.card().equals(card)) {
            changed.add(key);
        }
    }

    void remove(Key key) {
        if (held.remove(key) != null) {
            changed.add(key);
        }
    }

    /** Drops what was not heard of in this connection. */
    void sweep(int connection) {
        List<Key> unheard = new ArrayList<>();
        held.forEach(
                (key, session) -> {
                    if (session.connection() != connection) {
                        unheard.add(key);
                    }
                });
        unheard.forEach(this::remove);
    }

    /** One delta for each session changed since the last call, however often it changed. */
    List<Delta> flush() {
        List<Delta> deltas = new ArrayList<>();
        for (Key key : changed) {
            Held session = held.get(key);
            deltas.add(
                    session == null
                            ? new Delta.SessionGone(key.clinic(), key.id())
                            : new Delta.SessionChanged(session.card()));
        }
        changed.clear();
        return deltas;
    }

    int size() {
        return held.size();
    }

    Collection<SessionCard> cards() {
        return held.values().stream().map(Held::card).toList();
    }

    Set<String> clinicsWithOpenSession() {
        Set<String> clinics = new LinkedHashSet<>();
        for (Held session : held.values()) {
            if (session.card().open()) {
                clinics.add(session.card().clinic());
            }
        }
        return clinics;
    }
}
