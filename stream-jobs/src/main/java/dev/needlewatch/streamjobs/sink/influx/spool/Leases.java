package dev.needlewatch.streamjobs.sink.influx.spool;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Who of the writers lives. Each writes a number, one higher each time, into the file {@code lease}
 * of its folder. Whose number stands still for a lease's length, by the looker's own clock, is
 * lost: no two machines' clocks are compared. For one thread.
 */
final class Leases {
    private static final String FILE = "lease";
    private static final String CLOSED = "closed";

    private final FileSystem files;
    private final Duration length;
    private final Map<String, Sight> seen = new HashMap<>();
    private long beat;

    /** What a lease said, and since when. */
    private record Sight(String content, long sinceNanos) {}

    Leases(FileSystem files, Duration length) {
        this.files = files;
        this.length = length;
    }

    void renew(Path folder) throws IOException {
        write(folder, String.valueOf(++beat));
    }

    /** Says that the writer of the folder is gone. */
    void end(Path folder) throws IOException {
        write(folder, CLOSED);
    }

    private void write(Path folder, String content) throws IOException {
        try (FSDataOutputStream out =
                files.create(new Path(folder, FILE), FileSystem.WriteMode.OVERWRITE)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether the writer of the folder ended, or has not been heard of for a lease's length. */
    boolean isLost(Path folder, long nowNanos) throws IOException {
        String content = read(folder);
        if (content.equals(CLOSED)) {
            seen.remove(folder.getName());
            return true;
        }
        Sight before = seen.get(folder.getName());
        if (before == null || !before.content().equals(content)) {
            seen.put(folder.getName(), new Sight(content, nowNanos));
            return false;
        }
        return nowNanos - before.sinceNanos() >= length.toNanos();
    }

    private String read(Path folder) throws IOException {
        try (FSDataInputStream in = files.open(new Path(folder, FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            return ""; // not yet written, or its writer was lost before it could
        }
    }
}
