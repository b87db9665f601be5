package dev.needlewatch.dashboards.history.fleet;

import org.jspecify.annotations.Nullable;

/**
 * What a pen last said of itself, and what the pipeline last said of its messages.
 *
 * @param at when it last said anything, ms since the Unix epoch
 * @param state online or offline
 * @param batteryPct 0 to 100
 * @param lost messages that never came
 * @param late messages that came after newer ones
 * @param duplicate messages that came again
 * @param rejected messages that could not be used
 * @param skewMs how far its clock is off, ms
 */
public record PenHealth(
        String clinic,
        String pen,
        long at,
        @Nullable String model,
        @Nullable String state,
        @Nullable Double batteryPct,
        @Nullable String firmware,
        @Nullable String cartridge,
        @Nullable Long lost,
        @Nullable Long late,
        @Nullable Long duplicate,
        @Nullable Long rejected,
        @Nullable Long skewMs) {}
