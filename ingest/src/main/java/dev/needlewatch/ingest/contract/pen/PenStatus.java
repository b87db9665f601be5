package dev.needlewatch.ingest.contract.pen;

import org.jspecify.annotations.Nullable;

/**
 * A pen's birth, its state while it lives, or its Will.
 *
 * @param boot the Will carries the boot of the birth it belongs to; another boot's death is stale
 * @param batteryPct 0 to 100
 * @param nominalRpm the stroke rate the model is made for, strokes per minute
 */
public record PenStatus(
        PenState state,
        long boot,
        long at,
        @Nullable String model,
        @Nullable String firmware,
        @Nullable Double batteryPct,
        @Nullable String cartridge,
        @Nullable Double nominalRpm)
        implements PenMessage {}
