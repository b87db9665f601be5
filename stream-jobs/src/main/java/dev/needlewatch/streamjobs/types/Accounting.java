package dev.needlewatch.streamjobs.types;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * A job's books: received = accepted + duplicate + rejected. Each operator that takes part opens
 * them on its own metric group; summed over a job's operators the equation holds whenever no
 * message is under way. Counted by the task thread only; counts start from zero with each attempt
 * of the job.
 */
public final class Accounting {
    /** The group of the counters, below the operator's own. */
    public static final String GROUP = "needlewatch";

    public static final String RECEIVED = "received";
    public static final String ACCEPTED = "accepted";
    public static final String DUPLICATE = "duplicate";
    public static final String REJECTED = "rejected";

    private final Counter received;
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter rejected;

    /** Opens the books below an operator's metric group. */
    public Accounting(MetricGroup operator) {
        MetricGroup group = operator.addGroup(GROUP);
        received = group.counter(RECEIVED);
        accepted = group.counter(ACCEPTED);
        duplicate = group.counter(DUPLICATE);
        rejected = group.counter(REJECTED);
    }

    /** A message came from the broker. */
    public void received() {
        received.inc();
    }

    /** A message was used. */
    public void accepted() {
        accepted.inc();
    }

    /** A message had come before and has no effect. */
    public void duplicate() {
        duplicate.inc();
    }

    /** A message could not be used. */
    public void rejected() {
        rejected.inc();
    }

    /** Whether every message received here was settled here. */
    public boolean balanced() {
        return received.getCount()
                == accepted.getCount() + duplicate.getCount() + rejected.getCount();
    }
}
