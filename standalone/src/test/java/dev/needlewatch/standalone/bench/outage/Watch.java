package dev.needlewatch.standalone.bench.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the spool's folder every half second, and at the heap if it is wanted. */
final class Watch implements AutoCloseable {
    private static final long SPOOL_MS = 500;
    private static final long HEAP_SECONDS = 30;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> heapMb = new ArrayList<>();
    private final Path spool;
    private volatile long mostBytes;

    Watch(Path spool, boolean heap) {
        this.spool = spool;
        clock.scheduleAtFixedRate(this::look, 0, SPOOL_MS, TimeUnit.MILLISECONDS);
        if (heap) {
            clock.scheduleAtFixedRate(this::weigh, 0, HEAP_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look() {
        mostBytes = Math.max(mostBytes, waiting());
    }

    /** Bytes of points in the spool. */
    long waiting() {
        try (Stream<Path> all = Files.walk(spool)) {
            return all.filter(file -> file.toString().endsWith(".points"))
                    .mapToLong(Watch::size)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // a folder went away while it was listed: looked at again soon
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // drained since it was listed
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private synchronized void weigh() {
        System.gc();
        Runtime java = Runtime.getRuntime();
        heapMb.add((java.totalMemory() - java.freeMemory()) >> 20);
    }

    long mostBytes() {
        return mostBytes;
    }

    synchronized List<Long> heapMb() {
        return List.copyOf(heapMb);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
