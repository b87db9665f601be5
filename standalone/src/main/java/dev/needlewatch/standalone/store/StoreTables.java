package dev.needlewatch.standalone.store;

import java.util.List;

/**
 * The tables of the embedded store, one per measurement. They are made up front, because a table
 * that the first point makes has no keys: a point sent twice would be there twice.
 *
 * <p>The keys are what names a point: its time and all its tags. Time is kept in microseconds here,
 * so where nanoseconds tell points apart the fields they came from are keys too.
 *
 * <p>Over releases a column may be added, and is then added to stores of before. One that is
 * renamed or given another type would be another column: give it a new name.
 */
final class StoreTables {
    static final List<StoreTable> ALL =
            List.of(
                    StoreTable.named("reading_1s", "clinic", "pen", "area", "zone", "treatment")
                            .decimals("depth_min", "depth_mean", "depth_max", "set_depth", "limit")
                            .decimals("warn")
                            .decimals("speed_mean", "speed_min", "speed_max")
                            .wholes("passes", "needling_ms", "samples")
                            .texts("session")
                            .keyedAlsoBy(),
                    StoreTable.named("alarm", "clinic", "code", "kind", "priority", "area", "event")
                            .texts("id", "session", "pen", "therapist")
                            .decimals("value", "limit")
                            .texts("reason", "presence", "message", "by")
                            .wholes("ack_ms")
                            .keyedAlsoBy("id"),
                    StoreTable.named("session", "clinic", "treatment", "indication", "outcome")
                            .texts("session", "client", "therapist", "pens")
                            .decimals("needling_s", "duration_s", "deepest")
                            .wholes("passes", "alarms_high", "alarms_medium", "alarms_low")
                            .texts("next_treatment_from")
                            .keyedAlsoBy("session"),
                    StoreTable.named("session_open", "clinic", "treatment", "indication")
                            .texts("session", "client", "therapist", "pens")
                            .decimals("needling_s", "duration_s", "deepest")
                            .wholes("passes", "alarms_high", "alarms_medium", "alarms_low")
                            .keyedAlsoBy("session"),
                    StoreTable.named("device_log", "clinic", "level", "template")
                            .texts("pen", "message", "code")
                            .wholes("boot", "seq")
                            .keyedAlsoBy("pen", "boot", "seq"),
                    StoreTable.named("pen_status", "clinic", "pen", "model")
                            .texts("state", "firmware", "cartridge")
                            .decimals("battery")
                            .wholes("lost", "late", "duplicate", "rejected", "skew_ms")
                            .keyedAlsoBy(),
                    StoreTable.named("pipeline", "job", "counter").decimals("value").keyedAlsoBy());

    private StoreTables() {}
}
