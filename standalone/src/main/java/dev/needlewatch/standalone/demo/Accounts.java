package dev.needlewatch.standalone.demo;

import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.standalone.flink.CounterBoard;
import dev.needlewatch.streamjobs.record.RecordJob;
import dev.needlewatch.streamjobs.safety.SafetyJob;
import dev.needlewatch.streamjobs.types.Counters;
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
        return settled(SafetyJob.NAME, published.published());
    }

    /** The record job's books, once everything published has come through. */
    public static Accounts ofRecord(PublishLedger.Totals published) {
        return settled(RecordJob.NAME, published.published());
    }

    /** Whether they agree with what was published, to the message. */
    public boolean agreeWith(PublishLedger.Totals published) {
        return balanced
                && received == published.published()
                && duplicate == published.duplicates()
                && rejected == published.garbage();
    }

    private static Accounts settled(String job, long published) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Accounts accounts = read(job);
        while (!(accounts.balanced && accounts.received >= published)
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
            accounts = read(job);
        }
        return accounts;
    }

    /** Without what is received beside the pens' messages. */
    private static Accounts read(String job) {
        CounterBoard board = CounterBoard.get();
        long beside = board.count(job, Counters.BESIDE);
        long received = board.count(job, Counters.RECEIVED);
        long accepted = board.count(job, Counters.ACCEPTED);
        long duplicate = board.count(job, Counters.DUPLICATE);
        long rejected = board.count(job, Counters.REJECTED);
        return new Accounts(
                job,
                received - beside,
                accepted - beside,
                duplicate,
                rejected,
                received == accepted + duplicate + rejected);
    }
}
