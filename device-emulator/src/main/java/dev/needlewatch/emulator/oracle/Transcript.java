package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was published of one session and can be used, once each, in the order of the
 * pens' own time. What fell into the time after the session closed is left out: it belongs to no
 * open session.
 */
public final class Transcript {
    private final String clinic;
    private final String session;
    private final List<Entry> entries;
    private final Optional<SessionEvent.Opened> opened;
    private final NavigableMap<Long, Long> approvals = new TreeMap<>();

    /** One message, the pen that published it, and when it did by the wall clock. */
    public record Entry(String pen, Sequenced message, long wall) {
        /** Of a pen whose clock is right and that published at once. */
        public Entry(String pen, Sequenced message) {
            this(pen, message, message.at());
        }
    }

    /** Takes messages in any order; duplicates count once. */
    public Transcript(String clinic, String session, List<Entry> published) {
        this.clinic = clinic;
        this.session = session;
        Set<ReadingRef> seen = new HashSet<>();
        List<Entry> once = new ArrayList<>();
        for (Entry entry : published) {
            Sequenced message = entry.message();
            if (seen.add(new ReadingRef(entry.pen(), message.boot(), message.seq()))) {
                once.add(entry);
            }
        }
        once.sort(
                Comparator.comparingLong((Entry e) -> e.message().at())
                        .thenComparing(Entry::pen)
                        .thenComparingLong(e -> e.message().boot())
                        .thenComparingLong(e -> e.message().seq()));
        long end = closedAt(once);
        once.removeIf(e -> e.message().at() > end);
        this.entries = List.copyOf(once);
        this.opened = of(SessionEvent.Opened.class).min(Comparator.comparingLong(PenMessage::at));
        of(SessionEvent.TestArea.class).forEach(this::approve);
    }

    private void approve(SessionEvent.TestArea test) {
        Double depthMm = test.approvedDepthMm();
        if (depthMm != null) {
            approvals.put(test.at(), Micrometres.of(depthMm));
        }
    }

    private <T extends SessionEvent> Stream<T> of(Class<T> type) {
        return entries.stream().map(Entry::message).filter(type::isInstance).map(type::cast);
    }

    public String clinic() {
        return clinic;
    }

    public String session() {
        return session;
    }

    /** All messages, by the pens' time. */
    public List<Entry> entries() {
        return entries;
    }

    /** The readings, by the pens' time. */
    public List<ReadingOf> readings() {
        List<ReadingOf> readings = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.message() instanceof Reading reading) {
                readings.add(new ReadingOf(entry.pen(), reading, entry.wall()));
            }
        }
        return readings;
    }

    /** The readings of each pen, by its own time. */
    public Map<String, List<ReadingOf>> readingsByPen() {
        return readings().stream()
                .collect(
                        Collectors.groupingBy(
                                ReadingOf::pen, LinkedHashMap::new, Collectors.toList()));
    }

    /** The session events of one kind, by their time. */
    public <T extends SessionEvent> List<Entry> events(Class<T> type) {
        return entries.stream().filter(e -> type.isInstance(e.message())).toList();
    }

    /** Wall time at which a pen had read on until a moment of its own time; null if it did not. */
    @Nullable Long wallAt(String pen, long at) {
        return entries.stream()
                .filter(e -> e.pen().equals(pen) && e.message().at() >= at)
                .filter(e -> e.message() instanceof Reading)
                .map(Entry::wall)
                .min(Long::compare)
                .orElse(null);
    }

    /** Wall time of the closing; {@code Long.MAX_VALUE} without one. */
    long closedWall() {
        return events(SessionEvent.Closed.class).stream()
                .mapToLong(Entry::wall)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** When the session was closed, by the pens' time; empty if it was not. */
    public OptionalLong closed() {
        return entries.stream()
                .map(Entry::message)
                .filter(SessionEvent.Closed.class::isInstance)
                .mapToLong(PenMessage::at)
                .min();
    }

    /** A reading, the pen it is from, and when it was published. */
    public record ReadingOf(String pen, Reading reading, long wall) {
        /** The same as an entry of the transcript. */
        public Entry entry() {
            return new Entry(pen, reading, wall);
        }

        ReadingRef ref() {
            return new ReadingRef(pen, reading.boot(), reading.seq());
        }

        public Place place() {
            return Place.of(reading);
        }

        public long at() {
            return reading.at();
        }
    }

    /** How the session was opened, if it was. */
    public Optional<SessionEvent.Opened> opened() {
        return opened;
    }

    /** The depth approved by the last test area before a moment, in micrometres; empty if none. */
    Optional<Long> approvedUm(long at) {
        return Optional.ofNullable(approvals.floorEntry(at)).map(Map.Entry::getValue);
    }

    private static long closedAt(List<Entry> entries) {
        return entries.stream()
                .map(Entry::message)
                .filter(SessionEvent.Closed.class::isInstance)
                .mapToLong(PenMessage::at)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
