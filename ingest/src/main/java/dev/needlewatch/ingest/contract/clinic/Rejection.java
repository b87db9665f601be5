package dev.needlewatch.ingest.contract.clinic;

/**
 * A payload that could not be used.
 *
 * @param topic the topic it came on
 * @param detail one sentence that names the member and what is wrong with it
 * @param payload its first 1,024 bytes in base64
 * @param at wall time, ms since the Unix epoch
 */
public record Rejection(
        String topic, RejectReason reason, String detail, String payload, long at) {}
