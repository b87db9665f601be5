package dev.needlewatch.standalone.bench.outage;

import java.util.List;
import java.util.Locale;

/**
 * What came of one run.
 *
 * @param before how long alarms took before the outage, ms, sorted
 * @param during the same during it
 * @param unanswered probes that raised no alarm
 * @param alarmsWanted probes published
 * @param alarmsStored of these
 * @param published readings, the probes' too
 * @param stored readings that all points stand for
 * @param points of readings
 * @param paceKept whether the load was published when it was due
 * @param spoolMostBytes that ever waited on disk
 * @param drainedAfterSeconds from when the store was back until all was in it
 * @param heapMb after full collections, every so often; empty if it was not looked at
 */
record Outcome(
        Course course,
        double[] before,
        double[] during,
        long unanswered,
        long alarmsWanted,
        long alarmsStored,
        long published,
        long stored,
        long points,
        boolean paceKept,
        long spoolMostBytes,
        double drainedAfterSeconds,
        List<Long> heapMb) {
    private static final double MOST = 1.2;

    static final String HEAD =
            "| what | readings/s | away | alarms p50, p99 before, ms | during, ms | p99 ratio | at"
                    + " most 1.2 | no alarm | readings published | in the store | points | alarms"
                    + " stored | spool at most | all there after |\n"
                    + "|---|---:|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|\n";

    /** Nothing lost and nothing twice: readings and alarms. */
    boolean accountsHold() {
        return stored == published && alarmsStored == alarmsWanted && unanswered == 0;
    }

    double ratio() {
        return percentile(during, 0.99) / percentile(before, 0.99);
    }

    String row() {
        boolean judged = course.variant() != Variant.MEMORY;
        return String.format(
                Locale.ROOT,
                "| %s | %,d%s | %d s | %.1f, %.1f | %.1f, %.1f | %.2f | %s | %d | %,d | %,d%s |"
                        + " %,d | %,d of %,d | %.1f MB | %.0f s |%n",
                course.variant().words(),
                course.pens() * course.rate(),
                paceKept ? "" : " (pace not kept)",
                course.outage().toSeconds(),
                percentile(before, 0.5),
                percentile(before, 0.99),
                percentile(during, 0.5),
                percentile(during, 0.99),
                ratio(),
                !judged ? "not judged" : ratio() <= MOST ? "met" : "missed",
                unanswered,
                published,
                stored,
                stored == published ? "" : " (WRONG)",
                points,
                alarmsStored,
                alarmsWanted,
                spoolMostBytes / 1e6,
                drainedAfterSeconds);
    }

    private static double percentile(double[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) Math.ceil(part * sorted.length) - 1)];
    }
}
