package dev.needlewatch.streamjobs.sink.influx;

import java.util.List;

/**
 * Where batches go. This is the seam for a spool: one that keeps on disk what the store does not
 * take now is another destination in front of {@link StoreDestination}. Used by one thread.
 */
interface Destination extends AutoCloseable {
    /**
     * Keeps a batch of lines. Returns once each line is safe, or known to be wrong and counted.
     *
     * @throws InfluxConfigurationException if a person must change something first
     * @throws InterruptedException if the sink closes; the batch may not be safe
     */
    void keep(List<String> lines) throws InfluxConfigurationException, InterruptedException;

    @Override
    void close();
}
