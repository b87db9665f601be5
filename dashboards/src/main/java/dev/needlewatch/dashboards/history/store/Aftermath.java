package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Listing;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmChange;
import dev.needlewatch.dashboards.history.alarm.AlarmRow;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what became of alarms once they were raised. A later change may name another session or
 * therapist, or none: those of a pen's alarm are its newest reading's. So changes are asked for by
 * what stays as it was, and told apart by their ids.
 *
 * <p>Most alarms are off within a day of their session. So two days are read first, and what stands
 * then, a pen's empty battery maybe, is followed by itself: in slices each twice as long as the one
 * before, until now or for thirty days.
 */
final class Aftermath {
    private static final Duration FIRST = Duration.ofDays(2);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** More values of a column than this are not worth naming, and would make a long question. */
    private static final int MOST_NAMED = 50;

    private static final int MOST_CHANGES = 200_000;

    private final Store store;
    private final Clock clock;
    private final List<String> events;

    /**
     * Looks for some kinds of change.
     *
     * @param events which; those that put an alarm off must be among them
     */
    Aftermath(Store store, Clock clock, List<String> events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    /** The changes that raised alarms, and all that followed them; cut if there was too much. */
    Listing<AlarmChange> of(List<AlarmChange> begins) throws StoreAwayException {
        List<AlarmChange> all = new ArrayList<>(begins);
        List<AlarmChange> standing = begins;
        long from = begins.stream().mapToLong(AlarmChange::at).min().orElse(0);
        long last = begins.stream().mapToLong(AlarmChange::at).max().orElse(0);
        long end = Math.min(last + LONGEST.toMillis(), Period.recent(FIRST, clock).to());
        long to = last + FIRST.toMillis();
        for (long next = 2 * FIRST.toMillis(); !standing.isEmpty() && from < end; next *= 2) {
            to = Math.min(Math.min(to, end), from + Period.LONGEST.toMillis());
            List<AlarmChange> slice = changes(standing, new Period(from, to));
            Set<String> ids = ids(standing);
            slice.stream().filter(change -> ids.contains(change.id())).forEach(all::add);
            if (slice.size() == MOST_CHANGES) {
                return new Listing<>(all, true);
            }
            standing = standing(begins, all);
            from = to;
            to = from + next;
        }
        return new Listing<>(all, false);
    }

    private static List<AlarmChange> standing(List<AlarmChange> begins, List<AlarmChange> all) {
        Set<String> standing =
                AlarmRow.fold(all).stream()
                        .filter(row -> row.endedAt() == null)
                        .map(AlarmRow::id)
                        .collect(Collectors.toSet());
        return begins.stream().filter(begin -> standing.contains(begin.id())).toList();
    }

    private List<AlarmChange> changes(List<AlarmChange> begins, Period period)
            throws StoreAwayException {
        Selection later = Selection.of(store, "alarm", period);
        later = among(later, "clinic", begins, AlarmChange::clinic);
        later = among(later, "code", begins, AlarmChange::code);
        later = among(later, "pen", begins, AlarmChange::pen);
        Set<String> priorities = new TreeSet<>();
        begins.forEach(begin -> priorities.addAll(AlarmReader.orOneStepUp(begin.priority())));
        later = later.whereAny("priority", priorities);
        return AlarmReader.changes(store, later.whereAny("event", events), MOST_CHANGES);
    }

    /** Only rows whose column has a value that one of the alarms has, where these are few. */
    private static Selection among(
            Selection rows,
            String column,
            List<AlarmChange> begins,
            Function<AlarmChange, @Nullable String> value) {
        Set<String> values = new TreeSet<>();
        for (AlarmChange begin : begins) {
            String one = value.apply(begin);
            if (one == null) {
                return rows;
            }
            values.add(one);
        }
        return values.size() > MOST_NAMED ? rows : rows.whereAny(column, values);
    }

    private static Set<String> ids(List<AlarmChange> changes) {
        return changes.stream().map(AlarmChange::id).collect(Collectors.toSet());
    }
}
