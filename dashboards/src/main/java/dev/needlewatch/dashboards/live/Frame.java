package dev.needlewatch.dashboards.live;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event, ready to be written.
 *
 * @param clinic the clinic it concerns; null if every browser must have it
 */
public record Frame(String name, @Nullable String clinic, String json) {
    boolean concerns(@Nullable String wanted) {
        return clinic == null || wanted == null || clinic.equals(wanted);
    }
}
