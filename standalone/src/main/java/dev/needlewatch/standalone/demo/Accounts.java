package dev.needlewatch.standalone.demo;

import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.standalone.flink.CounterBoard;
import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.types.Accounting;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A job's books at the end of a run, held against what the emulator published.
 *
 * @param received pens' messages the job got
 * @param balanced whether received = accepted + duplicate + rejected
 */
public record Accounts(
        String job, long received, long accepted, long duplicate, long rejected, boolean balanced) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    /** The safety job's books, once everything published has come through. */
    public static Accounts ofSafety(PublishLedger.Totals published) {
        return settled(SafetyJob.NAME, "commands", published.published());
    }

    /** The record job's books, once everything published has come through. */
    public static Accounts ofRecord(PublishLedger.Totals published) {
        return settled(RecordJob.NAME, "alarms", published.published());
    }

    /** Whether they agree with what was published, to the message. */
    public boolean agreeWith(PublishLedger.Totals published) {
        return balanced
                && received == published.published()
                && duplicate == published.duplicates()
                && rejected == published.garbage();
    }

    private static Accounts settled(String job, String others, long published) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Accounts accounts = read(job, others);
        while (!(accounts.balanced && accounts.received >= published)
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
            accounts = read(job, others);
        }
        return accounts;
    }

    /** {@code others} counts what is received beside the pens' messages. */
    private static Accounts read(String job, String others) {
        CounterBoard board = CounterBoard.get();
        long beside = board.count(job, others);
        long received = board.count(job, Accounting.RECEIVED);
        long accepted = board.count(job, Accounting.ACCEPTED);
        long duplicate = board.count(job, Accounting.DUPLICATE);
        long rejected = board.count(job, Accounting.REJECTED);
        return new Accounts(
                job,
                received - beside,
                accepted - beside,
                duplicate,
                rejected,
                received == accepted + duplicate + rejected);
    }
}
