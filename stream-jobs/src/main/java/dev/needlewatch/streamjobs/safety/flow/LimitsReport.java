package dev.needlewatch.streamjobs.safety.flow;

/**
 * One parallel instance of the session operator judges a clinic by these limits from now on.
 *
 * @param version of the limits
 * @param arrivedAt wall time the document came, ms: with the version it names the document
 * @param attempt wall time at which the attempt of the job began, ms; 0 before that was heard
 * @param subtask the instance, from 0
 * @param parallelism how many instances there are
 */
public record LimitsReport(
        String version, long arrivedAt, long attempt, int subtask, int parallelism) {
    /** Whether another instance says the same. */
    public boolean agreesWith(LimitsReport other) {
        return version.equals(other.version)
                && arrivedAt == other.arrivedAt
                && attempt == other.attempt;
    }
}
