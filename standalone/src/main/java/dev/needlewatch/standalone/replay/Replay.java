package dev.needlewatch.standalone.replay;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.standalone.OperatorMistake;
import dev.needlewatch.streamjobs.rules.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs recordings through the very rules of the safety job, in the order in which the messages
 * arrived, and no faster or slower than they say: wall time is what was recorded.
 */
public final class Replay {
    private static final Topic ANY = Topic.of("replay", TopicKind.LIMITS);

    private final Watch watch;
    private final ReplayReport report;
    private final @Nullable ClinicLimits limits;
    private final Set<String> limited = new HashSet<>();

    /**
     * A replay.
     *
     * @param limits what all clinics are judged by, whatever the recording says; null for what it
     *     says
     */
    public Replay(ReplayReport report, @Nullable ClinicLimits limits) {
        this.report = report;
        this.limits = limits;
        watch = new Watch(report);
    }

    /**
     * Reads a limits document.
     *
     * @throws OperatorMistake with a line for each fault
     */
    public static ClinicLimits limits(Path file) {
        try {
            Decoded<ClinicLimits> decoded = PenCodec.decodeLimits(ANY, Files.readAllBytes(file));
            if (decoded instanceof Decoded.Valid<ClinicLimits> valid) {
                return valid.message();
            }
            String detail = ((Decoded.Rejected<ClinicLimits>) decoded).detail();
            throw new OperatorMistake(file + ": " + detail.replace("; ", "\n" + file + ": "));
        } catch (IOException e) {
            throw new OperatorMistake(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Plays files together.
     *
     * @throws OperatorMistake with file, line and what is wrong
     */
    public void play(List<Path> files) {
        List<Recording> open = new ArrayList<>();
        try {
            for (Path file : files) {
                open.add(Recording.open(file));
            }
            play(new PriorityQueue<>(open.size(), byArrival()), open);
        } finally {
            open.forEach(Replay::close);
        }
        report.finish(watch.sessions(), watch.count());
    }

    private void play(PriorityQueue<Recording> next, List<Recording> all) {
        all.stream().filter(recording -> recording.next() != null).forEach(next::add);
        for (Recording first = next.poll(); first != null; first = next.poll()) {
            Recorded message = first.next();
            if (message != null) {
                take(message);
                first.advance();
            }
            if (first.next() != null) {
                next.add(first);
            }
        }
    }

    private static Comparator<Recording> byArrival() {
        return Comparator.comparingLong(
                recording -> {
                    Recorded message = recording.next();
                    return message == null ? Long.MAX_VALUE : message.arrivedAt();
                });
    }

    private void take(Recorded message) {
        Optional<Topic> topic = Topic.parse(message.topic());
        boolean said = topic.isPresent() && saidBySystem(topic.get().kind());
        boolean overruled =
                limits != null && topic.isPresent() && topic.get().kind() == TopicKind.LIMITS;
        if (said || overruled) {
            report.passedOver();
            return;
        }
        if (limits != null && topic.isPresent() && limited.add(topic.get().clinic())) {
            watch.limits(topic.get().clinic(), limits);
        }
        watch.message(message.topic(), message.payload(), message.retained(), message.arrivedAt());
    }

    /** What the system itself publishes, which a recording of everything has in it too. */
    private static boolean saidBySystem(TopicKind kind) {
        return switch (kind) {
            case READING, SESSION, STATUS, LOG, ALARM_COMMANDS, LIMITS -> false;
            default -> true;
        };
    }

    private static void close(Recording recording) {
        try {
            recording.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
