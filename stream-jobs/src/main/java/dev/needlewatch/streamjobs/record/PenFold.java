package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.rules.sequence.BootSequences;
import java.util.ArrayList;
import java.util.List;

/** What the fold keeps of one pen within a session. A Flink POJO: public members, and no others. */
public final class PenFold {
    /**
     * Which messages came, each kind for itself although a pen counts them together: a tablet may
     * publish session events in the pen's name with a count of its own.
     */
    public BootSequences readings = new BootSequences();

    public BootSequences events = new BootSequences();
    public BootSequences lines = new BootSequences();

    /** The newest reading by boot and sequence number. */
    public long newestBoot = -1;

    public long newestSeq = -1;

    /** The pen's time of that reading, ms. */
    public long newestAt;

    /** Wall time at which it came, ms; 0 if that is not known. */
    public long newestWallAt;

    /** The second that the newest reading lies in, ms. */
    public long currentSecond;

    /** Least recently touched first. */
    public List<SecondBucket> buckets = new ArrayList<>();

    /** Seconds (not ms) that were written and forgotten: a late reading can change them no more. */
    public LongRanges forgotten = new LongRanges();

    public PenFold() {}

    /** Wall time from which a bucket that was written need not be kept, ms. */
    long forgetAt(SecondBucket bucket) {
        return bucket.second == currentSecond
                ? Long.MAX_VALUE
                : bucket.touchedAt + SecondFold.FORGET_AFTER_MS;
    }

    boolean isNewest(long boot, long seq) {
        return boot > newestBoot || (boot == newestBoot && seq > newestSeq);
    }
}
