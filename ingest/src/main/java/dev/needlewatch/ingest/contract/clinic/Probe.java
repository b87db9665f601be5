package dev.needlewatch.ingest.contract.clinic;

/**
 * What the system sends itself through the broker, to see that it would hear a pen. An addition to
 * the contract, of no use to anybody else.
 *
 * @param at wall time it was sent, ms since the Unix epoch
 */
public record Probe(long at) {
    /** The "pen" it is sent by. */
    public static final String PEN = "needlewatch";
}
