package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.spool.Spool;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Where batches go: the store, or the store with a spool in front. Used by the I/O thread. */
interface Destination extends AutoCloseable {
    /**
     * Keeps a batch. Returns once each point is kept, or known to be wrong and counted.
     *
     * @throws InfluxConfigurationException if a person must change something first
     * @throws InterruptedException if the sink closes; the batch may not be safe
     */
    void keep(Batch batch) throws InfluxConfigurationException, InterruptedException;

    /**
     * Makes what was kept survive a crash. Called by the task thread, while nothing is being kept.
     *
     * @throws IOException if that is not certain
     */
    void secure() throws IOException;

    @Override
    void close();

    /**
     * The store that the settings name, with its spool if they name one.
     *
     * @param writers how many share the spool
     * @param restored whether the job goes on from a checkpoint
     */
    static Destination of(
            InfluxSettings settings, int writers, InfluxMetrics metrics, boolean restored)
            throws IOException {
        StoreOffer store = new StoreOffer(settings, metrics, restored);
        Clock clock = Clock.systemUTC();
        Outage outage = new Outage(settings, metrics, RandomGenerator.getDefault(), clock);
        SpoolSettings folder = settings.spool();
        if (folder == null) {
            return new StoreDestination(store, outage);
        }
        Spool spool = new Spool(folder, writers, clock);
        metrics.show(spool);
        SpoolDrain drain = new SpoolDrain(store, outage, spool, settings, metrics);
        return new SpooledDestination(store, outage, spool, drain.start(), metrics);
    }
}
