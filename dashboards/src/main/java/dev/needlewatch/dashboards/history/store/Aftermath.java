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
 * <p>Most alarms are off within minutes. So an hour is read first, and what stands then, a pen's
 * empty battery maybe, is followed by itself: in slices each four times as long as the one before,
 * until now or for thirty days.
 */
final class Aftermath {
    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** So many clinics or codes are named in a question: more would make it long. */
    private static final int MOST_NAMED = 200;

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
        for (long next = 4 * FIRST.toMillis(); !standing.isEmpty() && from < end; next *= 4) {
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
        Set<String> priorities = new TreeSet<>();
        begins.forEach(begin -> priorities.addAll(AlarmReader.orOneStepUp(begin.priority())));
        Selection later =
                among(
                        Selection.of(store, "alarm", period)
                                .whereAny("event", events)
                                .whereAny("priority", priorities),
                        "clinic",
                        distinct(begins, AlarmChange::clinic));
        later = among(later, "code", distinct(begins, AlarmChange::code));
        Set<String> pens = distinct(begins, AlarmChange::pen);
        // a field: to choose between several costs InfluxDB more than it saves
        return AlarmReader.changes(
                store, pens.size() == 1 ? among(later, "pen", pens) : later, MOST_CHANGES);
    }

    /** Only rows whose column has one of these values, unless these are many or unknown. */
    private static Selection among(Selection rows, String column, Set<String> values) {
        return values.isEmpty() || values.size() > MOST_NAMED
                ? rows
                : rows.whereAny(column, values);
    }

    /** What the alarms have there; none if some have nothing. */
    private static Set<String> distinct(
            List<AlarmChange> begins, Function<AlarmChange, @Nullable String> value) {
        Set<String> values = new TreeSet<>();
        for (AlarmChange begin : begins) {
            String one = value.apply(begin);
            if (one == null) {
                return Set.of();
            }
            values.add(one);
        }
        return values;
    }

    private static Set<String> ids(List<AlarmChange> changes) {
        return changes.stream().map(AlarmChange::id).collect(Collectors.toSet());
    }
}
