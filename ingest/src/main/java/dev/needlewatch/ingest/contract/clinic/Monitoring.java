package dev.needlewatch.ingest.contract.clinic;

/**
 * "Your pens are being watched": a beat for a clinic with an open session.
 *
 * @param at wall time, ms since the Unix epoch
 * @param lagMs how long the newest readings took from arrival to judgement, ms
 * @param readingsPerSecond readings judged for this clinic since the last beat
 */
public record Monitoring(long at, String limitsVersion, long lagMs, double readingsPerSecond) {}
