package dev.needlewatch.emulator.load;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes readings of many pens from one thread. When each is due is settled beforehand: a stall
 * makes those after it late, and they are counted as such, but none is left out.
 */
public final class Load implements AutoCloseable {
    private static final int PENS_A_CLINIC = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final long PATIENCE_SECONDS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);

    /** How often at least it is looked whether to go on, in time and in readings. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long CHECKED_EVERY = 64;

    /** More than this in flight, and the broker is waited for. */
    private static final long MOST_IN_FLIGHT = 20_000;

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final LoadSettings settings;
    private final List<Mqtt5AsyncClient> clients = new ArrayList<>();
    private final List<LoadPen> pens = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private volatile long published;

    private Load(LoadSettings settings, long boot) {
        this.settings = settings;
        for (int i = 0; i < settings.connections(); i++) {
            clients.add(
                    MqttClients.mqtt5(
                                    settings.broker(), "load-" + Long.toString(boot, 36) + "-" + i)
                            .buildAsync());
        }
        for (int i = 0; i < settings.pens(); i++) {
            pens.add(
                    new LoadPen(
                            clients.get(i % clients.size()),
                            "load-" + i / PENS_A_CLINIC,
                            "pen-" + (i % PENS_A_CLINIC + 1),
                            boot));
        }
    }

    /**
     * Connects.
     *
     * @throws java.util.concurrent.CompletionException if the broker cannot be reached
     */
    public static Load connect(LoadSettings settings) {
        Load load = new Load(settings, System.currentTimeMillis() / 1_000);
        try {
            all(load.clients.stream().map(client -> client.connect()).toList());
            return load;
        } catch (RuntimeException e) {
            load.close();
            throw e;
        }
    }

    /** Readings published so far; may be asked on any thread. */
    public long published() {
        return published;
    }

    /** Opens all sessions, publishes what is due when it is due, closes them. */
    public LoadReport run() throws InterruptedException {
        return run(() -> false);
    }

    /**
     * The same, until somebody says stop: then what was due by then is all that was wanted. It ends
     * early, too, when every connection is gone, or the broker takes nothing for ten seconds.
     */
    public LoadReport run(BooleanSupplier stop) throws InterruptedException {
        List<CompletableFuture<Mqtt5PublishResult>> opening = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (LoadPen pen : pens) {
            pen.opening(now).forEach(each -> opening.add(pen.client().publish(each)));
        }
        long failedOpenings = failed(opening);
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        long worstLag = publishAll(begin, stop);
        double seconds = (System.nanoTime() - begin) / 1e9;
        awaitSettled();
        cpu = cpuSeconds() - cpu;
        List<CompletableFuture<Mqtt5PublishResult>> closing = new ArrayList<>();
        long end = System.currentTimeMillis();
        pens.forEach(pen -> closing.add(pen.client().publish(pen.closing(end))));
        return new LoadReport(
                stop.getAsBoolean() ? published : settings.readings(),
                published,
                acknowledged.get(),
                failedOpenings,
                failed(closing),
                seconds,
                worstLag / 1_000_000,
                micros,
                cpu);
    }

    /** The longest that a reading was handed over after it was due, ns. */
    private long publishAll(long begin, BooleanSupplier stop) throws InterruptedException {
        long beginMs = System.currentTimeMillis();
        long apart = 1_000_000_000L / ((long) settings.rate() * pens.size());
        long worst = 0;
        long wanted = settings.readings();
        for (long i = 0; i < wanted; i++) {
            long due = begin + i * apart;
            if (!awaitDue(i, due, stop)) {
                return Math.max(worst, System.nanoTime() - due);
            }
            worst = Math.max(worst, System.nanoTime() - due);
            LoadPen pen = pens.get((int) (i % pens.size()));
            send(pen, pen.reading(beginMs + i * apart / 1_000_000), due);
            published = i + 1;
        }
        return worst;
    }

    /** Waits until a reading is due and the broker can take it; false if none is to follow. */
    private boolean awaitDue(long number, long due, BooleanSupplier stop)
            throws InterruptedException {
        long stuckSince = System.nanoTime();
        long stuckAt = settled.get();
        long now = stuckSince;
        boolean full = number - stuckAt > MOST_IN_FLIGHT;
        while (now < due || full) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (stop.getAsBoolean() || (full && now - stuckSince > PATIENCE_NANOS)) {
                return false;
            }
            LockSupport.parkNanos(Math.min(LOOK_NANOS, Math.max(100_000, due - now)));
            now = System.nanoTime();
            long taken = settled.get();
            if (taken != stuckAt) {
                stuckAt = taken;
                stuckSince = now;
            }
            full = number - taken > MOST_IN_FLIGHT;
        }
        return number % CHECKED_EVERY != 0 || (!stop.getAsBoolean() && anyConnected());
    }

    private boolean anyConnected() {
        return clients.stream().anyMatch(client -> client.getState().isConnected());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is counted
    private void send(LoadPen pen, Mqtt5Publish reading, long due) {
        pen.client()
                .publish(reading)
                .whenComplete(
                        (result, failure) -> {
                            settled.incrementAndGet();
                            if (failure == null && result.getError().isEmpty()) {
                                acknowledged.incrementAndGet();
                                long took = (System.nanoTime() - due) / 1_000;
                                micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, took)));
                            }
                        });
    }

    private void awaitSettled() {
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (settled.get() < published && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Leaves the broker; what does not answer is left behind. */
    @Override
    public void close() {
        CompletableFuture<?>[] leaving =
                clients.stream()
                        .filter(client -> client.getState().isConnected())
                        .map(Mqtt5AsyncClient::disconnect)
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(leaving)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(
                        gone -> {
                            LOG.debug("did not take leave of the broker", gone);
                            return null;
                        })
                .join();
    }

    /** How many of them the broker did not take, or not within ten seconds. */
    private static long failed(List<CompletableFuture<Mqtt5PublishResult>> all)
            throws InterruptedException {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("not everything was taken", e);
        }
        return all.stream().filter(each -> !taken(each)).count();
    }

    private static boolean taken(CompletableFuture<Mqtt5PublishResult> each) {
        return each.isDone()
                && !each.isCompletedExceptionally()
                && each.join().getError().isEmpty();
    }

    private static void all(List<? extends CompletableFuture<?>> futures) {
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }
}
