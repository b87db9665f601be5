package dev.needlewatch.emulator.load;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Publishes readings of many pens from one thread. When each is due is settled beforehand: a stall
 * makes those after it late, and they are counted as such, but none is left out.
 */
public final class Load implements AutoCloseable {
    private static final int PENS_A_CLINIC = 10;
    private static final long PATIENCE_SECONDS = 10;

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
        List<CompletableFuture<?>> opening = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (LoadPen pen : pens) {
            pen.opening(now).forEach(each -> opening.add(pen.client().publish(each)));
        }
        all(opening);
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        long worstLag = publishAll(begin);
        double seconds = (System.nanoTime() - begin) / 1e9;
        awaitSettled();
        cpu = cpuSeconds() - cpu;
        List<CompletableFuture<?>> closing = new ArrayList<>();
        long end = System.currentTimeMillis();
        pens.forEach(pen -> closing.add(pen.client().publish(pen.closing(end))));
        all(closing);
        return new LoadReport(
                settings.readings(),
                published,
                acknowledged.get(),
                seconds,
                worstLag / 1_000_000,
                micros,
                cpu);
    }

    /** The longest that a reading was handed over after it was due, ns. */
    private long publishAll(long begin) throws InterruptedException {
        long beginMs = System.currentTimeMillis();
        long apart = 1_000_000_000L / ((long) settings.rate() * pens.size());
        long worst = 0;
        long wanted = settings.readings();
        for (long i = 0; i < wanted; i++) {
            long due = begin + i * apart;
            long now = System.nanoTime();
            while (now < due || i - settled.get() > MOST_IN_FLIGHT) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.parkNanos(Math.max(100_000, due - now));
                now = System.nanoTime();
            }
            worst = Math.max(worst, now - due);
            LoadPen pen = pens.get((int) (i % pens.size()));
            send(pen, pen.reading(beginMs + i * apart / 1_000_000), due);
            published = i + 1;
        }
        return worst;
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

    @Override
    public void close() {
        clients.stream()
                .filter(client -> client.getState().isConnected())
                .forEach(client -> client.disconnect().join());
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
