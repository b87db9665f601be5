package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.Published.Kind;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that reached the broker from the pens of one clinic, in the order it did: what all of
 * the oracle's findings rest on.
 */
public final class Chronicle {
    private final String clinic;
    private final LimitsTable limits;
    private final List<Published> published;
    private final Set<String> doubtful;
    private final Map<String, List<Published>> byPen;
    private final List<Transcript> transcripts;

    /**
     * Takes what was published in any order.
     *
     * @param limits those in force in the clinic all the while
     * @param doubtful pens of which nothing certain can be said: two bear one id, or a clock jumped
     */
    public Chronicle(
            String clinic, LimitsTable limits, List<Published> published, Set<String> doubtful) {
        this.clinic = clinic;
        this.limits = limits;
        List<Published> sorted = new ArrayList<>(published);
        sorted.sort(Comparator.comparingLong(Published::wall));
        this.published = List.copyOf(sorted);
        this.doubtful = Set.copyOf(doubtful);
        this.byPen =
                sorted.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Published::pen, LinkedHashMap::new, Collectors.toList()));
        this.transcripts = cut();
    }

    public String clinic() {
        return clinic;
    }

    public LimitsTable limits() {
        return limits;
    }

    /** All of it, by wall time. */
    public List<Published> published() {
        return published;
    }

    /** What each pen published, by wall time. */
    public Map<String, List<Published>> byPen() {
        return byPen;
    }

    /** Whether nothing certain can be said of a pen. */
    public boolean doubtful(String pen) {
        return doubtful.contains(pen);
    }

    /** The pens of which nothing certain can be said. */
    public Set<String> doubtful() {
        return doubtful;
    }

    /** The sessions there were, each with all that belongs to it, by their first message. */
    public List<Transcript> transcripts() {
        return transcripts;
    }

    /** The last status of a pen, at or before a moment, that says something; null if none does. */
    public <T> @Nullable T lastStatus(
            String pen, long wall, Function<PenStatus, @Nullable T> says) {
        T last = null;
        for (Published each : byPen.getOrDefault(pen, List.of())) {
            if (each.wall() > wall) {
                break;
            }
            if (each.message() instanceof PenStatus status) {
                T said = says.apply(status);
                last = said == null ? last : said;
            }
        }
        return last;
    }

    /** The session a message is about; null if none. */
    public static @Nullable String sessionOf(@Nullable PenMessage message) {
        if (message instanceof SessionEvent event) {
            return event.session();
        }
        return message instanceof Reading reading ? reading.session() : null;
    }

    private List<Transcript> cut() {
        Map<String, List<Transcript.Entry>> entries = new LinkedHashMap<>();
        for (Published each : published) {
            String session = sessionOf(each.message());
            if (session != null
                    && each.kind() == Kind.FIRST
                    && each.message() instanceof Sequenced message) {
                entries.computeIfAbsent(session, id -> new ArrayList<>())
                        .add(new Transcript.Entry(each.pen(), message, each.wall()));
            }
        }
        List<Transcript> cut = new ArrayList<>();
        entries.forEach((id, all) -> cut.add(new Transcript(clinic, id, all)));
        return List.copyOf(cut);
    }
}
