package dev.needlewatch.streamjobs.record;

import java.util.HashMap;
import java.util.Map;

/**
 * Which messages of one kind a pen has sent, by boot and sequence number. Keeps the last few boots.
 * A Flink POJO: public members, and no others.
 *
 * <p>Readings, session events and log lines are kept apart although a pen counts them together: a
 * tablet may publish session events in the pen's name with a count of its own.
 */
public final class SeenMessages {
    private static final int MOST_BOOTS = 3;
    private static final int MOST_GAPS = 256;

    public Map<Long, LongRanges> byBoot = new HashMap<>();

    public SeenMessages() {}

    /** Notes a message; whether it is the first of that name. */
    boolean isNew(long boot, long seq) {
        LongRanges seen = byBoot.get(boot);
        if (seen == null) {
            seen = new LongRanges();
            byBoot.put(boot, seen);
            if (byBoot.size() > MOST_BOOTS) {
                byBoot.keySet().stream().min(Long::compare).ifPresent(byBoot::remove);
            }
        }
        return seen.add(seq, MOST_GAPS);
    }
}
