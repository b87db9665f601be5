package dev.needlewatch.streamjobs.safety.intake;

import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.types.Accounting;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job's accounting: received = accepted + duplicate + rejected. Counters per operator instance;
 * their sums are the job's.
 */
public final class Intakes {
    private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);
    private static final long ALWAYS_LOGGED = 10;

    private final Accounting books;
    private long refusals;

    private Intakes(MetricGroup operator) {
        books = new Accounting(operator);
    }

    /** Opens the books below an operator's metric group. */
    public static Intakes of(MetricGroup operator) {
        return new Intakes(operator);
    }

    /** The books themselves. */
    public Accounting books() {
        return books;
    }

    /** A pen's message came. */
    public void received() {
        books.received();
    }

    /** A screen's command or a clinic's limits came; it counts as received too. */
    public void receivedBeside() {
        books.receivedBeside();
    }

    /** Counts what became of a message that could be decoded. */
    public void count(Intake intake, String origin) {
        RejectReason reason = intake.reason();
        if (reason != null) {
            rejected(reason, origin);
        } else if (intake == Intake.DUPLICATE) {
            books.duplicate();
        } else {
            books.accepted();
            if (intake == Intake.LATE) {
                books.late();
            }
        }
    }

    /** Limits were taken. */
    public void accepted() {
        books.accepted();
    }

    /** A message could not be used. */
    public void rejected(RejectReason reason, String origin) {
        books.rejected(reason);
        refusals++;
        log(reason, origin);
    }

    /** The first ten, then at powers of two. */
    private void log(RejectReason reason, String origin) {
        long count = refusals;
        if (count <= ALWAYS_LOGGED || Long.bitCount(count) == 1) {
            LOG.warn("Rejected a payload of {}: {} ({} so far)", origin, reason.wire(), count);
        }
    }
}
