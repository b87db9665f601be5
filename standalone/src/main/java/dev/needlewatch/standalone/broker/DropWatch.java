package dev.needlewatch.standalone.broker;

import com.codahale.metrics.Counter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, on a thread of its own, when the embedded broker has dropped messages. */
final class DropWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DropWatch.class);
    private static final Duration APART = Duration.ofSeconds(10);

    private final Counter dropped;
    private final int bound;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread named = new Thread(task, "broker-drops");
                        named.setDaemon(true);
                        return named;
                    });
    private long told;

    /** Watches a counter; {@code bound} is what it says of how many may wait. */
    DropWatch(Counter dropped, int bound) {
        this.dropped = dropped;
        this.bound = bound;
        var unused =
                thread.scheduleAtFixedRate(
                        this::look, APART.toMillis(), APART.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = dropped.getCount();
        if (now > told) {
            LOG.error(
                    "the embedded broker dropped {} messages ({} in all): a reader is more than {}"
                            + " behind. Is the store away and the spool full? Give"
                            + " NEEDLEWATCH_HEAP more, or use a broker of your own",
                    now - told,
                    now,
                    bound);
            told = now;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
