package dev.needlewatch.ingest.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CPU time by who uses it: a thread belongs to the account in whose thread group it was started.
 */
enum CpuAccount {
    BROKER,
    LOAD,
    READER;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ThreadGroup group = new ThreadGroup("bench-" + name());

    /** Does something on a thread of this account and waits for it. */
    <T> T call(Callable<T> task) throws Exception {
        try {
            return start(task).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Does something on a thread of this account. */
    <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(group, future, group.getName());
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** CPU time of the threads that live now; ns. */
    long nanos() {
        Thread[] threads = new Thread[group.activeCount() * 2 + 64];
        int count = group.enumerate(threads, true);
        long nanos = 0;
        for (int i = 0; i < count; i++) {
            nanos += Math.max(0, THREADS.getThreadCpuTime(threads[i].getId()));
        }
        return nanos;
    }

    /** CPU time of the broker, whether it is in this process or a child of it; ns. */
    static long broker() {
        return BROKER.nanos() + children();
    }

    /** CPU time of this process, its garbage collector and compiler, and its children; ns. */
    static long everybody() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return children()
                + (system instanceof com.sun.management.OperatingSystemMXBean ours
                        ? ours.getProcessCpuTime()
                        : 0);
    }

    private static long children() {
        return ProcessHandle.current()
                .children()
                .mapToLong(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    /** CPU time of the whole machine, taken by us and by others; ns, 0 where nobody tells. */
    static long machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElse("").split("\\s+");
            // cpu user nice system idle iowait irq softirq steal: a tick is 10 ms.
            return IntStream.of(1, 2, 3, 6, 7, 8)
                    .mapToLong(i -> Duration.ofMillis(10 * Long.parseLong(ticks[i])).toNanos())
                    .sum();
        } catch (IOException e) {
            return 0; // another system
        }
    }
}
