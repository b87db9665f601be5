package dev.needlewatch.dashboards.live.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What comes first on a screen: the most urgent, then what was there first. */
final class Ordering {
    private static final List<String> PRIORITIES = List.of("high", "medium", "low", "info");
    private static final int CALM = 2 * PRIORITIES.size();

    private static final Comparator<AlarmTile> BY_URGENCY =
            Comparator.comparingInt(Ordering::urgency)
                    .thenComparing(Comparator.comparingLong(AlarmTile::raisedAt).reversed())
                    .thenComparing(AlarmTile::id);

    private static final Comparator<Ranked> BY_RANK =
            Comparator.comparingInt(Ranked::urgency)
                    .thenComparing(ranked -> ranked.card().clinic())
                    .thenComparingLong(ranked -> ranked.card().openedAt())
                    .thenComparing(ranked -> ranked.card().session());

    /** A session with the urgency of its alarms, which is looked up once and compared often. */
    private record Ranked(int urgency, SessionCard card) {}

    private Ordering() {}

    static List<AlarmTile> alarms(Collection<AlarmTile> alarms) {
        return alarms.stream().sorted(BY_URGENCY).toList();
    }

    static List<SessionCard> sessions(
            Collection<SessionCard> sessions, Collection<AlarmTile> alarms) {
        Map<Key, Integer> urgencies = new HashMap<>();
        for (AlarmTile alarm : alarms) {
            if (alarm.session() != null) {
                Key session = new Key(alarm.clinic(), alarm.session());
                urgencies.merge(session, urgency(alarm), Math::min);
            }
        }
        return sessions.stream()
                .map(card -> new Ranked(urgencies.getOrDefault(Key.of(card), CALM), card))
                .sorted(BY_RANK)
                .map(Ranked::card)
                .toList();
    }

    /** Not yet acknowledged comes before acknowledged, within each by priority. */
    private static int urgency(AlarmTile alarm) {
        int priority = PRIORITIES.indexOf(alarm.priority());
        return alarm.open() ? priority : PRIORITIES.size() + priority;
    }
}
