package dev.needlewatch.ingest.contract.limits;

/** Which limits are in force in a clinic, and since when (wall time, ms since the Unix epoch). */
public record LimitsApplied(String version, long since) {}
