package dev.needlewatch.dashboards.history.alarm;

import org.jspecify.annotations.Nullable;

/**
 * How long people took to acknowledge the alarms of a priority, in whole seconds, rounded down;
 * null where nobody acknowledged any.
 *
 * @param acknowledged how many were, 0 if they only escalated
 * @param medianS half of them within that
 * @param p95S 95 % of them within that
 * @param worstS the slowest
 * @param escalations how often nobody had answered in time
 */
public record AckTimes(
        String priority,
        long acknowledged,
        @Nullable Long medianS,
        @Nullable Long p95S,
        @Nullable Long worstS,
        long escalations) {
    /** Of a priority that nobody acknowledged an alarm of. */
    public static AckTimes none(String priority) {
        return new AckTimes(priority, 0, null, null, null, 0);
    }

    /** With so many escalations more. */
    public AckTimes escalated(long more) {
        return new AckTimes(priority, acknowledged, medianS, p95S, worstS, escalations + more);
    }
}
