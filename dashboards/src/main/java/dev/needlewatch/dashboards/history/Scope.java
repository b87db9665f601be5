package dev.needlewatch.dashboards.history;

import org.jspecify.annotations.Nullable;

/**
 * Whose past is asked for.
 *
 * @param clinic null for all clinics
 */
public record Scope(@Nullable String clinic, Period period) {
    /** The clinic, where a question makes sense within one only. */
    public String oneClinic() {
        if (clinic == null) {
            throw new IllegalArgumentException(
                    "therapists and pens are named within a clinic: choose one");
        }
        return clinic;
    }
}
