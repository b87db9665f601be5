package dev.needlewatch.dashboards.history.alarm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm from its raising to its end. Times are ms since the Unix epoch.
 *
 * @param priority as it was raised
 * @param value the worst that was told
 * @param ackMs from raising to acknowledging, ms; null while nobody did
 * @param endedAt when it went off, by itself or with its acknowledgement; null while it stands
 * @param escalations how often nobody had answered in time
 */
public record AlarmRow(
        String id,
        String clinic,
        String code,
        @Nullable String kind,
        String priority,
        @Nullable String area,
        @Nullable String session,
        @Nullable String pen,
        @Nullable String therapist,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String message,
        long raisedAt,
        @Nullable String by,
        @Nullable Long ackMs,
        @Nullable Long endedAt,
        int escalations) {

    /** Newest first; what was raised in the same millisecond by id. */
    private static final Comparator<AlarmRow> NEWEST_FIRST =
            Comparator.comparingLong(AlarmRow::raisedAt).reversed().thenComparing(AlarmRow::id);

    /** Folds changes, in any order, to the alarms they belong to; newest first. */
    public static List<AlarmRow> fold(List<AlarmChange> changes) {
        Map<String, AlarmRow> rows = new LinkedHashMap<>();
        changes.stream()
                .sorted(Comparator.comparingLong(AlarmChange::at).thenComparing(AlarmRow::order))
                .forEach(
                        change ->
                                rows.merge(
                                        change.id(), begun(change), (row, x) -> row.then(change)));
        return rows.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** What happens in the same millisecond happens in this order. */
    private static int order(AlarmChange change) {
        return switch (change.event()) {
            case "raised" -> 0;
            case "ended" -> 2;
            default -> 1;
        };
    }

    private static AlarmRow begun(AlarmChange first) {
        return new AlarmRow(
                first.id(),
                first.clinic(),
                first.code(),
                first.kind(),
                first.priority(),
                first.area(),
                first.session(),
                first.pen(),
                first.therapist(),
                first.value(),
                first.limit(),
                first.message(),
                first.at(),
                first.by(),
                first.ackMs(),
                first.off() ? first.at() : null,
                first.event().equals("escalated") ? 1 : 0);
    }

    private AlarmRow then(AlarmChange next) {
        return new AlarmRow(
                id,
                clinic,
                code,
                kind,
                priority,
                area,
                session,
                pen,
                therapist,
                next.value() == null ? value : next.value(),
                next.limit() == null ? limit : next.limit(),
                next.message() == null ? message : next.message(),
                raisedAt,
                next.by() == null ? by : next.by(),
                next.ackMs() == null ? ackMs : next.ackMs(),
                next.off() ? Long.valueOf(next.at()) : endedAt,
                escalations + (next.event().equals("escalated") ? 1 : 0));
    }
}
