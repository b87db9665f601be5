package dev.needlewatch.ingest.contract.clinic;

import org.jspecify.annotations.Nullable;

/**
 * Passes over one area and zone in a session, all pens together.
 *
 * @param max the most the limits allow
 * @param deepestMm the deepest needling reading there, mm
 */
public record PassCount(String area, @Nullable String zone, int count, int max, double deepestMm) {}
