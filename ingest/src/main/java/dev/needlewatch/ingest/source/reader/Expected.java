package dev.needlewatch.ingest.source.reader;

import java.util.Arrays;
import java.util.Collection;

/**
 * What a kept session is due to send again, in its order: perhaps what was acknowledged last, then
 * all that was not. It may begin anywhere in the first part or with the first message of the
 * second, and then goes on without a gap.
 *
 * <p>All of that comes before anything new, so that nothing new is taken for it as long as one is
 * open. Where equal messages leave a choice, the first to come is taken for the latest it can be,
 * so that an error is always towards acknowledging too late. A message out of order ends the
 * recognition, and so does a beginning that cannot be found.
 */
final class Expected {
    /** Says that a message is not known. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** The position of what was acknowledged: before everything, so it may be again. */
    static final long ACKNOWLEDGED = -1;

    private static final int MOST_STRANGERS = 100;

    private long[] fingerprints = {};
    private long[] positions = {};
    private int next;
    private int firstOpen;
    private boolean recognising;
    private int strangers;

    boolean isEmpty() {
        return next == fingerprints.length;
    }

    /** The place in the order of emission that a message had, or {@link #UNKNOWN}. */
    long recognise(long fingerprint) {
        if (isEmpty()) {
            return UNKNOWN;
        }
        if (recognising && fingerprints[next] == fingerprint) {
            return positions[next++];
        }
        if (!recognising) {
            for (int i = firstOpen; i >= next; i--) {
                if (fingerprints[i] == fingerprint) {
                    recognising = true;
                    next = i + 1;
                    return positions[i];
                }
            }
        }
        if (recognising || ++strangers > MOST_STRANGERS) {
            clear();
        }
        return UNKNOWN;
    }

    /**
     * A connection is over: what was open on it is due again, before what still was.
     *
     * @param unsent how many of the last that were to be acknowledged never were
     */
    void again(Acknowledged acknowledged, long unsent, Collection<AckTracker.Emitted> open) {
        int rest = fingerprints.length - next;
        int length = acknowledged.size() + open.size() + rest;
        long[] newFingerprints = new long[length];
        long[] newPositions = new long[length];
        acknowledged.copyTo(newFingerprints);
        int i = acknowledged.size();
        Arrays.fill(newPositions, 0, i, ACKNOWLEDGED);
        for (AckTracker.Emitted message : open) {
            newFingerprints[i] = message.fingerprint();
            newPositions[i++] = message.position();
        }
        firstOpen =
                unsent == 0 && open.isEmpty()
                        ? i + Math.max(0, firstOpen - next)
                        : acknowledged.size() - (int) Math.min(unsent, acknowledged.size());
        System.arraycopy(fingerprints, next, newFingerprints, i, rest);
        System.arraycopy(positions, next, newPositions, i, rest);
        if (firstOpen == length) {
            // Nothing must come: what looks like something acknowledged may as well be new.
            clear();
            return;
        }
        fingerprints = newFingerprints;
        positions = newPositions;
        next = 0;
        recognising = false;
        strangers = 0;
    }

    void clear() {
        fingerprints = new long[0];
        positions = new long[0];
        next = 0;
        firstOpen = 0;
    }
}
