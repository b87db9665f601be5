package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.clinic.RejectReason;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The counters of the jobs' books, by the names that Flink's metrics and the measurement {@code
 * pipeline} have. All count messages, since the job's state began.
 */
public final class Counters {
    /** Came from the broker; probes do not count. */
    public static final String RECEIVED = "received";

    /** Was used, be it late. */
    public static final String ACCEPTED = "accepted";

    /** Had come before, and had no effect. */
    public static final String DUPLICATE = "duplicate";

    /** Could not be used. */
    public static final String REJECTED = "rejected";

    /** Of what was accepted: a newer one of the pen had come before. */
    public static final String LATE = "late";

    /** Of what was accepted: too late to change its second in the store. Record job only. */
    public static final String TOO_LATE = "too_late";

    /** Of what was received: no pen's message (commands, limits, alarm events, books). */
    public static final String BESIDE = "beside";

    private static final Set<String> ALL = all();

    private Counters() {}

    /** Of what was rejected: for that reason. */
    public static String rejectedFor(RejectReason reason) {
        return REJECTED + "_" + reason.name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is a counter of that name. */
    public static boolean known(String name) {
        return ALL.contains(name);
    }

    private static Set<String> all() {
        Set<String> all =
                new HashSet<>(
                        Set.of(RECEIVED, ACCEPTED, DUPLICATE, REJECTED, LATE, TOO_LATE, BESIDE));
        for (RejectReason reason : RejectReason.values()) {
            all.add(rejectedFor(reason));
        }
        return all;
    }
}
