package dev.needlewatch.ingest.contract.pen;

import org.jspecify.annotations.Nullable;

/**
 * One reading of a pen, ten a second while the motor is on and one a second otherwise.
 *
 * @param boot counts the pen's restarts
 * @param seq counts the pen's messages since it booted
 * @param at the pen's own time, ms since the Unix epoch
 * @param session the session it says it belongs to, if any
 * @param area the area it says it is on; may be a name the limits table does not know
 * @param zone part of the area; {@value #TEST_ZONE} marks the test patch
 * @param depthMm measured needle extension, 0 to 10 mm
 * @param setDepthMm what the dial says, mm
 * @param speedRpm strokes per minute, 0 to 60,000
 * @param passes the pen's own count of glides over this area and zone in this session since it
 *     booted, at least 0
 * @param contact whether the needles are on skin
 * @param strip which line of the area
 * @param direction which way along it
 */
public record Reading(
        long boot,
        long seq,
        long at,
        @Nullable String session,
        @Nullable String area,
        @Nullable String zone,
        double depthMm,
        @Nullable Double setDepthMm,
        double speedRpm,
        @Nullable Integer passes,
        boolean contact,
        @Nullable Integer strip,
        @Nullable Direction direction)
        implements Sequenced {

    /** The zone that marks the test patch. */
    public static final String TEST_ZONE = "test";

    /** Whether needles are working on skin: contact, and the motor turns. */
    public boolean needling() {
        return contact && speedRpm > 0;
    }
}
