package dev.needlewatch.streamjobs.rules.signal;

/**
 * A pen works in a session with this cartridge.
 *
 * @param boot the boot of the reading that says so
 * @param seq its sequence number
 * @param at the pen's time of it, ms since the Unix epoch
 * @param knownSince wall time at which a status of the pen last named the cartridge, ms
 */
public record CartridgeInUse(
        String session,
        String pen,
        String cartridge,
        long boot,
        long seq,
        long at,
        long knownSince) {}
