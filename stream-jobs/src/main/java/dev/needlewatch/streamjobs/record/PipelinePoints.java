package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.Counters;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A job's books as {@code pipeline} points, one for each counter. Pure. */
final class PipelinePoints {
    private PipelinePoints() {}

    /**
     * The points of the books. Tags are bounded: counters that are none of the jobs' are left out.
     */
    static void of(JobAccounts accounts, Consumer<Point> out) {
        long at = Math.floorDiv(accounts.at(), 1_000L) * 1_000;
        for (Map.Entry<String, Long> count : new TreeMap<>(accounts.counts()).entrySet()) {
            if (Counters.known(count.getKey())) {
                out.accept(
                        Point.of(Measurements.PIPELINE)
                                .tag("job", accounts.job())
                                .tag("counter", count.getKey())
                                .decimal("value", count.getValue().doubleValue())
                                .at(Measurements.nanos(at)));
            }
        }
    }
}
