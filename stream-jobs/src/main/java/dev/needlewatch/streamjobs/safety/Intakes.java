package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.streamjobs.rules.Intake;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job's accounting: received = accepted + duplicate + rejected. Counters per operator instance;
 * their sums are the job's.
 */
final class Intakes {
    private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);
    private static final long ALWAYS_LOGGED = 10;

    private final Counter received;
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter late;
    private final Counter rejected;
    private final Map<RejectReason, Counter> reasons = new EnumMap<>(RejectReason.class);

    private Intakes(MetricGroup group) {
        received = group.counter("received");
        accepted = group.counter("accepted");
        duplicate = group.counter("duplicate");
        late = group.counter("late");
        rejected = group.counter("rejected");
        for (RejectReason reason : RejectReason.values()) {
            reasons.put(reason, group.addGroup("reason", reason.wire()).counter("rejected"));
        }
    }

    static Intakes of(MetricGroup operator) {
        return new Intakes(operator.addGroup("needlewatch"));
    }

    void received() {
        received.inc();
    }

    /** Counts what became of a message that could be decoded. */
    void count(Intake intake, String topic) {
        RejectReason reason = intake.reason();
        if (reason != null) {
            rejected(reason, topic);
        } else if (intake == Intake.DUPLICATE) {
            duplicate.inc();
        } else {
            accepted.inc();
            if (intake == Intake.LATE) {
                late.inc();
            }
        }
    }

    void rejected(RejectReason reason, String topic) {
        rejected.inc();
        Counter counter = reasons.get(reason);
        if (counter != null) {
            counter.inc();
        }
        log(reason, topic);
    }

    /** A topic with no valid clinic or pen: there is nobody to tell. */
    void rejectedUnaddressed(String topic) {
        rejected(RejectReason.UNKNOWN_TOPIC, topic);
    }

    /** The first ten, then at powers of two. */
    private void log(RejectReason reason, String topic) {
        long count = rejected.getCount();
        if (count <= ALWAYS_LOGGED || Long.bitCount(count) == 1) {
            LOG.warn("Rejected a payload on {}: {} ({} so far)", topic, reason.wire(), count);
        }
    }
}
