package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.clinic.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * A job's books: received = accepted + duplicate + rejected. Each operator that takes part opens
 * them on its own metric group; summed over a job's operators the equation holds whenever no
 * message is under way. Counted by the task thread only; counts start from zero with each attempt
 * of the job, what is {@linkplain #tell told} is kept beyond it.
 */
public final class Accounting {
    /** The group of the counters, below the operator's own. */
    public static final String GROUP = "needlewatch";

    private final MetricGroup group;
    private final List<Account> accounts = new ArrayList<>();
    private final Map<RejectReason, Account> reasons = new EnumMap<>(RejectReason.class);
    private final Account received;
    private final Account accepted;
    private final Account duplicate;
    private final Account rejected;
    private final Account late;
    private final Account tooLate;
    private final Account beside;

    /** Opens the books below an operator's metric group. */
    public Accounting(MetricGroup operator) {
        group = operator.addGroup(GROUP);
        received = open(Counters.RECEIVED);
        accepted = open(Counters.ACCEPTED);
        duplicate = open(Counters.DUPLICATE);
        rejected = open(Counters.REJECTED);
        late = open(Counters.LATE);
        tooLate = open(Counters.TOO_LATE);
        beside = open(Counters.BESIDE);
        for (RejectReason reason : RejectReason.values()) {
            reasons.put(reason, open(Counters.rejectedFor(reason)));
        }
    }

    private Account open(String name) {
        Account account = new Account(name, group.counter(name));
        accounts.add(account);
        return account;
    }

    /** A pen's message came from the broker. */
    public void received() {
        received.inc();
    }

    /** Something else came from the broker; it counts as received too. */
    public void receivedBeside() {
        beside.inc();
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
    public void rejected(RejectReason reason) {
        rejected.inc();
        Account account = reasons.get(reason);
        if (account != null) {
            account.inc();
        }
    }

    /** A message that was used, or will be, is older than one of its pen that came before. */
    public void late() {
        late.inc();
    }

    /** A message that was used came too late to change what is stored. */
    public void tooLate() {
        tooLate.inc();
    }

    /** What was counted since the last call; the first tells all counters, also those at nought. */
    public void tell(ObjLongConsumer<String> out) {
        for (Account account : accounts) {
            account.tell(out);
        }
    }

    /** Whether every message received here was settled here. */
    public boolean balanced() {
        return received.count() == accepted.count() + duplicate.count() + rejected.count();
    }

    /** A counter, and how much of it was told. */
    private static final class Account {
        private final String name;
        private final Counter counter;
        private long told;
        private boolean known;

        Account(String name, Counter counter) {
            this.name = name;
            this.counter = counter;
        }

        void inc() {
            counter.inc();
        }

        long count() {
            return counter.getCount();
        }

        void tell(ObjLongConsumer<String> out) {
            long now = counter.getCount();
            if (now != told || !known) {
                out.accept(name, now - told);
                told = now;
                known = true;
            }
        }
    }
}
