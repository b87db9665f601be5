package dev.needlewatch.dashboards.live.board;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a clinic's pens are being watched.
 *
 * @param since the last beat heard, or when the first session opened without one; ms since the Unix
 *     epoch
 * @param lagMs how far behind the judgement was at the last beat, ms
 */
public record ClinicWatch(
        String clinic, State state, long since, long lagMs, double readingsPerSecond) {

    /** What a screen may promise. */
    public enum State {
        /** No session is open, so nobody needs watching. */
        @JsonProperty("idle")
        IDLE,
        /** Beats come. */
        @JsonProperty("watched")
        WATCHED,
        /** A session is open and no beat came in time: alarms may be missing. */
        @JsonProperty("lost")
        LOST
    }
}
