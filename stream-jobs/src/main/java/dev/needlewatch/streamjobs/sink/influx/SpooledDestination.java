package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.spool.Spool;
import dev.needlewatch.streamjobs.sink.influx.spool.SpooledTimes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store with a spool in front. A batch goes to the store if it is there, or else to the spool;
 * so that nobody waits for a store that is away, it is {@link SpoolDrain} that finds out when it is
 * back. Where the spool has no room, or its disk fails, the job is held back.
 *
 * <p>A store that is slow to answer is treated the same way: a checkpoint would wait for each
 * answer, and the job would stand still most of the time. Used by one thread, but for {@link
 * #secure()}.
 */
final class SpooledDestination implements Destination {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledDestination.class);
    private static final Duration HELD_BACK = Duration.ofMillis(100);

    private final StoreOffer store;
    private final Outage outage;
    private final Spool spool;
    private final SpoolDrain drain;
    private final InfluxMetrics metrics;
    private final SpooledTimes waiting = new SpooledTimes();
    private long spoolFailures;

    SpooledDestination(
            StoreOffer store, Outage outage, Spool spool, SpoolDrain drain, InfluxMetrics metrics) {
        this.store = store;
        this.outage = outage;
        this.spool = spool;
        this.drain = drain;
        this.metrics = metrics;
        if (!spool.isEmpty()) {
            waiting.allUpTo(TimeUnit.MILLISECONDS.toNanos(Clock.systemUTC().millis()));
        }
    }

    @Override
    public void keep(Batch batch) throws InfluxConfigurationException, InterruptedException {
        drain.check();
        if (spool.isEmpty()) {
            waiting.clear();
        }
        boolean away = outage.lasts() && !spool.isEmpty();
        Batch left = away || store.slow() ? batch : afterStoringWhatMay(batch);
        while (!left.isEmpty() && !spooled(left)) {
            metrics.heldBack();
            TimeUnit.MILLISECONDS.sleep(HELD_BACK.toMillis());
            drain.check();
            if (spool.isEmpty()) { // nothing for the drain to find out with
                left = offer(left);
            }
        }
    }

    /** Stores what corrects nothing that waits; what is left. */
    private Batch afterStoringWhatMay(Batch batch)
            throws InfluxConfigurationException, InterruptedException {
        if (spool.isEmpty()) {
            return offer(batch);
        }
        List<String> fresh = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String line : batch.lines()) {
            (waiting.mustFollow(line) ? left : fresh).add(line);
        }
        if (!fresh.isEmpty()) {
            left.addAll(offer(Batch.of(fresh)).lines());
        }
        return Batch.of(left);
    }

    private Batch offer(Batch batch) throws InfluxConfigurationException, InterruptedException {
        Offered offered = store.offer(batch);
        if (offered.settled()) {
            outage.over();
        } else {
            drain.waitFor(outage.failed(offered.answer()));
        }
        return offered.left();
    }

    private boolean spooled(Batch batch) {
        List<String> lines = batch.lines();
        try {
            if (!spool.append(lines)) {
                return false;
            }
            waiting.spooled(lines);
            metrics.spooled(lines.size());
            return true;
        } catch (IOException e) {
            spoolFailures++;
            if (Long.bitCount(spoolFailures) == 1) {
                LOG.error(
                        "the spool cannot be written ({} times): {}", spoolFailures, e.toString());
            }
            return false;
        }
    }

    @Override
    public void secure() throws IOException {
        drain.check();
        spool.secure();
    }

    @Override
    public void close() {
        drain.close();
        try {
            spool.close();
        } catch (IOException e) {
            LOG.warn("the spool did not close cleanly; another writer will drain it", e);
        }
        store.close();
    }
}
