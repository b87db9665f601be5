package dev.needlewatch.emulator.load;

import java.io.PrintStream;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param wanted readings that were due, until it was stopped
 * @param published readings handed to the broker
 * @param acknowledged of these
 * @param failedOpenings messages that open sessions and were not taken
 * @param failedClosings messages that close sessions and were not taken
 * @param seconds from the first reading due until the last was handed over
 * @param worstLagMs how long after it was due the latest was handed over
 * @param acknowledgedMicros from when a reading was due until the broker had it
 * @param cpuSeconds that the whole process used meanwhile
 */
public record LoadReport(
        long wanted,
        long published,
        long acknowledged,
        long failedOpenings,
        long failedClosings,
        double seconds,
        long worstLagMs,
        Histogram acknowledgedMicros,
        double cpuSeconds) {
    /** A reading that is handed over later than this was not paced, ms. */
    private static final long PACED_MS = 1_000;

    /** Whether everything went out when it was due, or nearly, and was taken. */
    public boolean keptPace() {
        return published == wanted
                && acknowledged == wanted
                && failedOpenings + failedClosings == 0
                && worstLagMs <= PACED_MS;
    }

    /** Writes it down for a person. */
    public void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "published    %,d of %,d readings in %.1f s: %,.0f a second, %,d acknowledged%n",
                published,
                wanted,
                seconds,
                published / Math.max(0.001, seconds),
                acknowledged);
        if (failedOpenings + failedClosings > 0) {
            out.printf(
                    Locale.ROOT,
                    "sessions     %,d openings and %,d closings not taken%n",
                    failedOpenings,
                    failedClosings);
        }
        out.printf(
                Locale.ROOT,
                "taken after  p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms (from due to"
                        + " acknowledged)%n",
                millis(50),
                millis(99),
                millis(99.9),
                acknowledgedMicros.getMaxValue() / 1_000.0);
        out.printf(
                Locale.ROOT,
                "processor    %.1f s, %.2f cores%n",
                cpuSeconds,
                cpuSeconds / Math.max(0.001, seconds));
        out.println(
                keptPace()
                        ? "pace         kept"
                        : "pace         NOT KEPT: up to " + worstLagMs + " ms behind");
    }

    private double millis(double percentile) {
        return acknowledgedMicros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
