package dev.needlewatch.dashboards.history.alarm;

/**
 * How long people took to acknowledge the alarms of a priority, in whole seconds, rounded down.
 *
 * @param acknowledged how many were
 * @param medianS half of them within that
 * @param p95S 95 % of them within that
 * @param worstS the slowest
 * @param escalations how often nobody had answered in time
 */
public record AckTimes(
        String priority,
        long acknowledged,
        long medianS,
        long p95S,
        long worstS,
        long escalations) {}
