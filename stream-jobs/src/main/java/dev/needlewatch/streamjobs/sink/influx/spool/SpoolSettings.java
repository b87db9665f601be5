package dev.needlewatch.streamjobs.sink.influx.spool;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where points wait while the store is away.
 *
 * @param folder as Flink's file systems name it, for example {@code file:///var/lib/needlewatch/
 *     spool}; renaming a file must be atomic there
 * @param mostBytes all writers together, at least 1 MiB; beyond it the job is held back
 * @param drainPointsPerSecond how fast one writer empties it, at least 1
 * @param lease a writer not heard of for so long is taken for lost, at least 100 ms
 */
public record SpoolSettings(String folder, long mostBytes, int drainPointsPerSecond, Duration lease)
        implements Serializable {
    private static final long LEAST_BYTES = 1 << 20;
    private static final Duration LEAST_LEASE = Duration.ofMillis(100);

    public SpoolSettings {
        List<String> faults = new ArrayList<>();
        if (!isAbsolute(folder)) {
            faults.add("folder '" + folder + "' must be a URI, as file:///var/spool/needlewatch");
        }
        if (mostBytes < LEAST_BYTES) {
            faults.add("mostBytes " + mostBytes + " must be at least " + LEAST_BYTES);
        }
        if (drainPointsPerSecond < 1) {
            faults.add("drainPointsPerSecond " + drainPointsPerSecond + " must be at least 1");
        }
        if (lease.compareTo(LEAST_LEASE) < 0) {
            faults.add("lease " + lease + " must be at least " + LEAST_LEASE);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("spool settings: " + String.join("; ", faults));
        }
    }

    /**
     * A spool on this machine: 2 GiB, which is two hours of 1,000 pens; 20,000 points a second; a
     * lease of a minute.
     */
    public static SpoolSettings in(Path folder) {
        return new SpoolSettings(
                folder.toAbsolutePath().toUri().toString(),
                2L << 30,
                20_000,
                Duration.ofMinutes(1));
    }

    /** The same folder with other bounds. */
    public SpoolSettings within(long bytes, int pointsPerSecond) {
        return new SpoolSettings(folder, bytes, pointsPerSecond, lease);
    }

    /** The same with another lease. */
    public SpoolSettings leased(Duration length) {
        return new SpoolSettings(folder, mostBytes, drainPointsPerSecond, length);
    }

    private static boolean isAbsolute(String folder) {
        try {
            return new URI(folder).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
