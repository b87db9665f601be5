package dev.needlewatch.streamjobs.sink.influx.spool;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer's share of the spool: a folder of its own with segments, of which the newest may be
 * open. Segments of writers that are lost are moved here and drained with the rest, oldest first.
 *
 * <p>A segment may be taken from us while we write it, if we were silent for longer than a lease.
 * {@link #secure()} therefore looks, after closing, whether it is still ours; only then is what is
 * in it safe. Thread-safe.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final long MOST_SEGMENT_BYTES = 8 << 20;

    private final FileSystem files;
    private final Path root;
    private final Path own;
    private final String writer = UUID.randomUUID().toString();
    private final long mostBytes;
    private final Clock clock;
    private final Leases leases;
    private final TreeSet<Segment> closed = new TreeSet<>(Segment.OLDEST_FIRST);
    private @Nullable FSDataOutputStream out;
    private @Nullable Segment open;
    private @Nullable IOException lostWhileOpen;
    private long bytes;
    private long number;
    private boolean othersWait;

    /** Names of segments that were there before us and that nobody has drained yet. */
    private final TreeSet<String> before = new TreeSet<>();

    /** Those of them that the last look found nowhere; while one is moved it may be overlooked. */
    private Set<String> missed = Set.of();

    /**
     * Opens a share and takes over what ended writers left.
     *
     * @param writers how many share the spool's size
     */
    public Spool(SpoolSettings settings, int writers, Clock clock) throws IOException {
        this.clock = clock;
        this.mostBytes = settings.mostBytes() / writers;
        this.root = new Path(URI.create(settings.folder()));
        // Streams outlive a task's own guard against leaks: we close them ourselves.
        this.files = FileSystem.getUnguardedFileSystem(root.toUri());
        this.own = new Path(root, writer);
        this.leases = new Leases(files, settings.lease());
        files.mkdirs(own);
        look();
        for (int pass = 0; pass < 2; pass++) { // what is moved from behind us to before us
            for (FileStatus entry : list(root)) {
                if (entry.isDir()) {
                    segmentsIn(entry.getPath()).forEach(segment -> before.add(segment.name()));
                }
            }
        }
    }

    /** Says that we live, and takes over the segments of those who do not. */
    public synchronized void look() throws IOException {
        leases.renew(own);
        Set<String> others = new HashSet<>();
        for (FileStatus entry : list(root)) {
            Path folder = entry.getPath();
            if (!entry.isDir() || folder.getName().equals(writer)) {
                continue;
            }
            if (leases.isLost(folder, System.nanoTime())) {
                takeOver(folder);
            } else {
                segmentsIn(folder).forEach(segment -> others.add(segment.name()));
            }
        }
        othersWait = !others.isEmpty();
        forgetWhatOthersDrained(others);
    }

    private void forgetWhatOthersDrained(Set<String> others) {
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(others);
        closed.forEach(segment -> gone.remove(segment.name()));
        before.removeIf(name -> gone.contains(name) && missed.contains(name));
        missed = gone;
    }

    private void takeOver(Path folder) throws IOException {
        int taken = 0;
        for (Segment segment : segmentsIn(folder)) {
            Path here = new Path(own, segment.file().getName());
            if (moved(segment.file(), here)) {
                closed.add(Segment.of(here, segment.bytes()));
                bytes += segment.bytes();
                taken++;
            }
        }
        files.delete(folder, true);
        if (taken > 0) {
            LOG.info("took over {} segments of a writer that is gone", taken);
        }
    }

    private boolean moved(Path from, Path to) throws IOException {
        try {
            return files.rename(from, to);
        } catch (FileNotFoundException e) {
            return false; // another writer was faster
        } catch (IOException e) {
            if (files.exists(from)) {
                throw e;
            }
            return false;
        }
    }

    /** Adds a batch; false if there is no room. It is safe only once {@link #secure()} returned. */
    public synchronized boolean append(List<String> lines) throws IOException {
        byte[] frame = Frames.encode(lines);
        if (bytes + frame.length > mostBytes) {
            return false;
        }
        FSDataOutputStream stream = out == null ? begin() : out;
        try {
            stream.write(frame);
        } catch (IOException e) {
            end(); // what was written before it stays readable
            throw e;
        }
        bytes += frame.length;
        if (open != null) {
            open = new Segment(open.file(), open.begunAt(), open.bytes() + frame.length);
            if (open.bytes() >= MOST_SEGMENT_BYTES) {
                end();
            }
        }
        return true;
    }

    private FSDataOutputStream begin() throws IOException {
        long now = clock.millis();
        Path file = new Path(own, Segment.name(now, number++, writer));
        FSDataOutputStream stream = files.create(file, FileSystem.WriteMode.NO_OVERWRITE);
        out = stream;
        open = new Segment(file, now, 0);
        return stream;
    }

    /**
     * Makes what was appended safe.
     *
     * @throws IOException if that is not certain; the batches must come again
     */
    public synchronized void secure() throws IOException {
        end();
        if (lostWhileOpen != null) {
            throw lostWhileOpen;
        }
    }

    private void end() {
        FSDataOutputStream stream = out;
        Segment segment = open;
        if (stream == null || segment == null) {
            return;
        }
        out = null;
        open = null;
        try (stream) {
            stream.sync();
        } catch (IOException e) {
            lostWhileOpen = e;
        }
        try {
            if (!files.exists(segment.file())) {
                lostWhileOpen =
                        new IOException("another writer took " + segment.file() + " for lost");
            }
        } catch (IOException e) {
            lostWhileOpen = e;
        }
        closed.add(segment);
    }

    /**
     * The segment to drain next, closed if need be; null if there is none. What was there before us
     * comes first, the oldest of it first, whoever holds it: a later version of its points may wait
     * in what we wrote, and must not be overwritten. Until another writer has drained it, or its
     * lease is over and it is ours, there is nothing to drain.
     */
    public synchronized @Nullable Segment oldest() {
        if (!before.isEmpty()) {
            return closed.stream()
                    .filter(segment -> segment.name().equals(before.first()))
                    .findFirst()
                    .orElse(null);
        }
        if (closed.isEmpty()) {
            end();
        }
        return closed.isEmpty() ? null : closed.first();
    }

    /** The segment to drain after that one, if it can be told already; else null. */
    public synchronized @Nullable Segment after(Segment segment) {
        return before.isEmpty() ? closed.higher(segment) : null;
    }

    /** Opens a segment for reading; null if another writer took it. */
    public @Nullable SegmentReader read(Segment segment) throws IOException {
        try {
            return new SegmentReader(files.open(segment.file()));
        } catch (FileNotFoundException e) {
            LOG.warn("another writer took {} and will drain it", segment.file());
            return null;
        }
    }

    /** Forgets a segment whose points are all stored. */
    public synchronized void drained(Segment segment) throws IOException {
        if (files.delete(segment.file(), false)) {
            before.remove(segment.name()); // else another writer holds it, and we go on waiting
        }
        if (closed.remove(segment)) {
            bytes -= segment.bytes();
        }
    }

    /** Whether nothing waits here; other writers' segments count until they are taken over. */
    public synchronized boolean isEmpty() {
        return closed.isEmpty() && open == null && !othersWait && before.isEmpty();
    }

    /** Bytes that wait here. */
    public synchronized long bytes() {
        return bytes;
    }

    /** For how long the oldest has waited, ms. */
    public synchronized long ageMs() {
        Segment oldest = closed.isEmpty() ? open : closed.first();
        return oldest == null ? 0 : Math.max(0, clock.millis() - oldest.begunAt());
    }

    private List<Segment> segmentsIn(Path folder) throws IOException {
        return list(folder).stream()
                .filter(file -> Segment.isName(file.getPath().getName()))
                .map(file -> Segment.of(file.getPath(), file.getLen()))
                .sorted(Segment.OLDEST_FIRST)
                .toList();
    }

    @SuppressWarnings("ConstantConditions") // the local file system answers null for "not there"
    private List<FileStatus> list(Path folder) throws IOException {
        try {
            FileStatus[] entries = files.listStatus(folder);
            return entries == null ? List.of() : List.of(entries);
        } catch (FileNotFoundException e) {
            return List.of(); // gone since it was listed
        }
    }

    /** Leaves what waits to whoever looks next. */
    @Override
    public synchronized void close() throws IOException {
        end();
        if (closed.isEmpty()) {
            files.delete(own, true);
        } else {
            leases.end(own);
        }
    }
}
