package dev.needlewatch.streamjobs.sink.influx;

import java.util.concurrent.TimeUnit;

/** The store itself, without a spool: tries until it takes the batch. Used by one thread. */
final class StoreDestination implements Destination {
    private final StoreOffer store;
    private final Outage outage;

    StoreDestination(StoreOffer store, Outage outage) {
        this.store = store;
        this.outage = outage;
    }

    @Override
    public void keep(Batch batch) throws InfluxConfigurationException, InterruptedException {
        Offered offered = store.offer(batch);
        while (!offered.settled()) {
            TimeUnit.MILLISECONDS.sleep(outage.failed(offered.answer()).toMillis());
            offered = store.offer(offered.left());
        }
        outage.over();
    }

    /** What is stored is safe. */
    @Override
    public void secure() {}

    @Override
    public void close() {
        store.close();
    }
}
