package dev.needlewatch.dashboards.history.fleet;

/**
 * Where a counter of the pipeline stood last.
 *
 * @param at ms since the Unix epoch
 */
public record Account(String job, String counter, double value, long at) {}
