package dev.needlewatch.ingest.bench;

import java.util.Locale;

/**
 * How fast messages are published.
 *
 * @param perSecond 0 for as fast as they are read
 */
record Rate(int perSecond) {
    private static final int FASTEST = 1_000_000;

    static final Rate FLAT_OUT = new Rate(0);

    Rate {
        if (perSecond < 0 || perSecond > FASTEST) {
            throw new IllegalArgumentException(
                    "a rate is a whole number from 1 to " + FASTEST + ", or max");
        }
    }

    static Rate parse(String text) {
        return text.equals("max") ? FLAT_OUT : new Rate(Options.wholeNumber(text));
    }

    boolean flatOut() {
        return perSecond == 0;
    }

    @Override
    public String toString() {
        return flatOut() ? "flat out" : String.format(Locale.ROOT, "%,d/s", perSecond);
    }
}
