package dev.needlewatch.standalone.store;

import java.util.List;

/**
 * The tables of the embedded store, one per measurement. They are made up front, because a table
 * that the first point makes has no keys: a point sent twice would be there twice.
 *
 * <p>The keys are what names a point: its time and all its tags. Time is kept in microseconds here,
 * so where nanoseconds tell points apart the fields they came from are keys too.
 */
final class StoreTables {
    private static final List<String> STATEMENTS =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS reading_1s (
                      timestamp TIMESTAMP,
                      clinic SYMBOL, pen SYMBOL, area SYMBOL, zone SYMBOL, treatment SYMBOL,
                      depth_min DOUBLE, depth_mean DOUBLE, depth_max DOUBLE, set_depth DOUBLE,
                      "limit" DOUBLE,
                      speed_mean DOUBLE, speed_min DOUBLE, speed_max DOUBLE,
                      passes LONG, needling_ms LONG, samples LONG, session VARCHAR
                    ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %1$d DAYS WAL
                    DEDUP UPSERT KEYS(timestamp, clinic, pen, area, zone, treatment)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS alarm (
                      timestamp TIMESTAMP,
                      clinic SYMBOL, code SYMBOL, kind SYMBOL, priority SYMBOL, area SYMBOL,
                      event SYMBOL,
                      id VARCHAR, session VARCHAR, pen VARCHAR, therapist VARCHAR,
                      value DOUBLE, "limit" DOUBLE, reason VARCHAR, presence VARCHAR,
                      message VARCHAR, "by" VARCHAR, ack_ms LONG
                    ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %1$d DAYS WAL
                    DEDUP UPSERT KEYS(timestamp, clinic, code, kind, priority, area, event, id)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS session (
                      timestamp TIMESTAMP,
                      clinic SYMBOL, treatment SYMBOL, indication SYMBOL, outcome SYMBOL,
                      session VARCHAR, client VARCHAR, therapist VARCHAR, pens VARCHAR,
                      needling_s DOUBLE, duration_s DOUBLE, deepest DOUBLE, passes LONG,
                      alarms_high LONG, alarms_medium LONG, alarms_low LONG,
                      next_treatment_from VARCHAR
                    ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %1$d DAYS WAL
                    DEDUP UPSERT KEYS(timestamp, clinic, treatment, indication, outcome, session)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS device_log (
                      timestamp TIMESTAMP,
                      clinic SYMBOL, level SYMBOL, template SYMBOL,
                      pen VARCHAR, message VARCHAR, code VARCHAR, boot LONG, seq LONG
                    ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %1$d DAYS WAL
                    DEDUP UPSERT KEYS(timestamp, clinic, level, template, pen, boot, seq)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS pen_status (
                      timestamp TIMESTAMP,
                      clinic SYMBOL, pen SYMBOL, model SYMBOL,
                      state VARCHAR, battery DOUBLE, firmware VARCHAR, cartridge VARCHAR,
                      lost LONG, late LONG, duplicate LONG, rejected LONG, skew_ms LONG
                    ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %1$d DAYS WAL
                    DEDUP UPSERT KEYS(timestamp, clinic, pen, model)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS pipeline (
                      timestamp TIMESTAMP,
                      job SYMBOL, counter SYMBOL, value DOUBLE
                    ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %1$d DAYS WAL
                    DEDUP UPSERT KEYS(timestamp, job, counter)
                    """);

    private StoreTables() {}

    /** The statements that make what is missing; data older than {@code days} is dropped. */
    static List<String> create(int days) {
        return STATEMENTS.stream().map(statement -> statement.formatted(days)).toList();
    }

    /** The statements that change how long data is kept in tables that were there before. */
    static List<String> keep(int days) {
        return List.of("reading_1s", "alarm", "session", "device_log", "pen_status", "pipeline")
                .stream()
                .map(table -> "ALTER TABLE " + table + " SET TTL " + days + " DAYS")
                .toList();
    }
}
