package dev.needlewatch.dashboards.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The measurements the record job writes today, with their tags and fields: the one list that
 * generated points and Flux queries are held to. Immutable.
 */
record StoredTable(String measurement, Set<String> tags, Set<String> fields) {
    static final List<StoredTable> ALL =
            List.of(
                    new StoredTable(
                            "reading_1s",
                            Set.of("clinic", "pen", "area", "zone", "treatment"),
                            Set.of(
                                    "depth_min",
                                    "depth_mean",
                                    "depth_max",
                                    "set_depth",
                                    "limit",
                                    "warn",
                                    "speed_mean",
                                    "speed_min",
                                    "speed_max",
                                    "passes",
                                    "needling_ms",
                                    "samples",
                                    "session")),
                    new StoredTable(
                            "alarm",
                            Set.of("clinic", "code", "kind", "priority", "area", "event"),
                            Set.of(
                                    "id",
                                    "session",
                                    "pen",
                                    "therapist",
                                    "value",
                                    "limit",
                                    "reason",
                                    "presence",
                                    "message",
                                    "by",
                                    "ack_ms")),
                    new StoredTable(
                            "session",
                            Set.of("clinic", "treatment", "indication", "outcome"),
                            Set.of(
                                    "session",
                                    "client",
                                    "therapist",
                                    "pens",
                                    "needling_s",
                                    "duration_s",
                                    "deepest",
                                    "passes",
                                    "alarms_high",
                                    "alarms_medium",
                                    "alarms_low",
                                    "next_treatment_from")),
                    new StoredTable(
                            "session_open",
                            Set.of("clinic", "treatment", "indication"),
                            Set.of(
                                    "session",
                                    "client",
                                    "therapist",
                                    "pens",
                                    "needling_s",
                                    "duration_s",
                                    "deepest",
                                    "passes",
                                    "alarms_high",
                                    "alarms_medium",
                                    "alarms_low")),
                    new StoredTable(
                            "device_log",
                            Set.of("clinic", "level", "template"),
                            Set.of("pen", "message", "code", "boot", "seq")),
                    new StoredTable(
                            "pen_status",
                            Set.of("clinic", "pen", "model"),
                            Set.of(
                                    "state",
                                    "battery",
                                    "firmware",
                                    "cartridge",
                                    "lost",
                                    "late",
                                    "duplicate",
                                    "rejected",
                                    "skew_ms")),
                    new StoredTable("pipeline", Set.of("job", "counter"), Set.of("value")));

    /** The table of that name. */
    static StoredTable of(String measurement) {
        return ALL.stream()
                .filter(table -> table.measurement.equals(measurement))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measurement " + measurement));
    }

    /** The measurements. */
    static List<String> names() {
        return ALL.stream().map(StoredTable::measurement).toList();
    }

    static boolean exists(String measurement) {
        return ALL.stream().anyMatch(table -> table.measurement.equals(measurement));
    }

    /** Tags and fields. */
    Set<String> columns() {
        Set<String> columns = new HashSet<>(tags);
        columns.addAll(fields);
        return columns;
    }
}
