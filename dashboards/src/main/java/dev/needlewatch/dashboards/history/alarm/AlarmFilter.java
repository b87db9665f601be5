package dev.needlewatch.dashboards.history.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Which alarms; null for any.
 *
 * @param priority as it was raised
 */
public record AlarmFilter(
        @Nullable String code,
        @Nullable String priority,
        @Nullable String area,
        @Nullable String therapist,
        @Nullable String pen) {
    /** Every alarm. */
    public static final AlarmFilter ANY = new AlarmFilter(null, null, null, null, null);
}
