package dev.needlewatch.ingest.crash;

/**
 * What the job says of a number on a topic.
 *
 * @param verdict {@link #ACCEPTED} or {@link #DROPPED} while it runs, and said again after a
 *     recovery; when it drains, how often the number is in its state
 */
public record Line(int topic, int number, int verdict) {
    static final int ACCEPTED = -1;
    static final int DROPPED = -2;

    /** The same number with another verdict. */
    Line as(int other) {
        return new Line(topic, number, other);
    }

    boolean dropped() {
        return verdict == DROPPED;
    }
}
