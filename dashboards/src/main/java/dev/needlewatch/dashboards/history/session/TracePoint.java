package dev.needlewatch.dashboards.history.session;

import org.jspecify.annotations.Nullable;

/**
 * One second of one pen on one area and zone.
 *
 * @param at start of the second, ms since the Unix epoch
 * @param depthMm the deepest reading of the second, mm
 * @param warnMm above it a warning was due, mm; null for cosmetic sessions, and in a store of
 *     before
 * @param passes the pen's own count over the area and zone since it booted
 * @param needlingMs how long needles were on skin, ms
 */
public record TracePoint(
        long at,
        String pen,
        @Nullable String area,
        @Nullable String zone,
        @Nullable Double depthMm,
        @Nullable Double setDepthMm,
        @Nullable Double limitMm,
        @Nullable Double warnMm,
        @Nullable Double speedRpm,
        @Nullable Long passes,
        long needlingMs) {
    /** Whether needles were on skin in it: only then is its depth one of the treatment. */
    boolean onSkin() {
        return needlingMs > 0;
    }
}
