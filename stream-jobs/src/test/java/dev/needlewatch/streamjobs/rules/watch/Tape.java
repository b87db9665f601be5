package dev.needlewatch.streamjobs.rules.watch;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the pens of one clinic publish, in the order of their clocks. */
final class Tape {
    static final long START = 1_795_377_800_000L;

    /** One message, and when it arrives. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Published(String topic, byte[] payload, boolean retained, long at) {
        Published arriving(long later) {
            return new Published(topic, payload, retained, later);
        }
    }

    final List<Published> published;
    long now = START;
    String session = "s-1";
    String client = "c-1";
    @Nullable String cartridge;
    Treatment treatment = Treatment.MEDICAL;

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Long> boots = new HashMap<>();
    private final Map<String, Integer> passes = new HashMap<>();

    Tape() {
        this(new ArrayList<>());
    }

    private Tape(List<Published> published) {
        this.published = published;
    }

    Tape pause(long ms) {
        now += ms;
        return this;
    }

    Tape born(String pen, @Nullable String in, @Nullable Double nominalRpm) {
        return put(
                pen,
                TopicKind.STATUS,
                new PenStatus(PenState.ONLINE, boot(pen), now, "m", "1.0", 80.0, in, nominalRpm));
    }

    Tape opened(String pen) {
        return put(
                pen,
                TopicKind.SESSION,
                new SessionEvent.Opened(
                        boot(pen),
                        next(pen),
                        now,
                        session,
                        treatment,
                        Indication.REJUVENATION,
                        client,
                        "t-1",
                        null,
                        null,
                        null,
                        cartridge,
                        List.of()));
    }

    Tape tested(String pen, @Nullable Double approvedMm) {
        return put(
                pen,
                TopicKind.SESSION,
                new SessionEvent.TestArea(
                        boot(pen), next(pen), now, session, Reaction.NONE, approvedMm, null, null));
    }

    Tape bleeding(String pen, Bleeding bleeding) {
        return put(
                pen,
                TopicKind.SESSION,
                new SessionEvent.Observation(
                        boot(pen), next(pen), now, session, null, null, bleeding, null, null));
    }

    Tape closed(String pen) {
        return put(
                pen,
                TopicKind.SESSION,
                new SessionEvent.Closed(boot(pen), next(pen), now, session, null));
    }

    /** Needling readings a tenth of a second apart; each call is one more pass of the pen there. */
    Tape needle(String pen, String area, double depthMm, int readings) {
        return needle(new Glide(pen, area, depthMm, null, null), readings);
    }

    /** A glide of a pen over an area, along a line of it if {@code strip} is given. */
    record Glide(
            String pen,
            String area,
            double depthMm,
            @Nullable Integer strip,
            @Nullable Direction direction) {}

    Tape needle(Glide glide, int readings) {
        int pass = passes.merge(session + "/" + glide.pen() + "/" + glide.area(), 1, Integer::sum);
        for (int i = 0; i < readings; i++) {
            now += 100;
            put(glide.pen(), TopicKind.READING, reading(glide, pass));
        }
        return this;
    }

    /** The pen starts again: its counters do, and nothing comes of it for a while. */
    Tape reboots(String pen) {
        pause(2_500);
        boots.merge(pen, 1L, Long::sum);
        counts.remove(pen);
        passes.keySet().removeIf(key -> key.startsWith(session + "/" + pen + "/"));
        return born(pen, cartridge, 7_000.0).pause(2_500);
    }

    private long boot(String pen) {
        return 7 + boots.getOrDefault(pen, 0L);
    }

    private Reading reading(Glide glide, int pass) {
        return new Reading(
                boot(glide.pen()),
                next(glide.pen()),
                now,
                session,
                glide.area(),
                null,
                glide.depthMm(),
                glide.depthMm(),
                7_000,
                pass,
                true,
                glide.strip(),
                glide.direction());
    }

    Tape garbage(String pen) {
        published.add(
                new Published(
                        Topic.of("lyon", TopicKind.READING, pen).path(),
                        "{\"boot\":".getBytes(StandardCharsets.UTF_8),
                        false,
                        now));
        return this;
    }

    /** The same messages, each up to so much later; their order changes accordingly. */
    Tape delayed(Random random, int mostMs) {
        List<Published> late = new ArrayList<>();
        published.forEach(p -> late.add(p.arriving(p.at() + random.nextInt(mostMs + 1))));
        return sorted(late);
    }

    /** Some of the messages twice or three times, the repetitions up to so much later. */
    Tape repeated(Random random, int mostMs) {
        List<Published> all = new ArrayList<>(published);
        for (Published message : published) {
            for (int again = random.nextInt(3); again > 0; again--) {
                all.add(message.arriving(message.at() + random.nextInt(mostMs + 1)));
            }
        }
        return sorted(all);
    }

    /** Played to a new watch, and ten minutes of nothing after it. */
    Played play() {
        RecordingOutput out = new RecordingOutput();
        Watch watch = new Watch(out);
        for (Published p : published) {
            watch.message(p.topic(), p.payload(), p.retained(), p.at());
        }
        watch.advanceTo(published.get(published.size() - 1).at() + 600_000);
        return new Played(watch, out);
    }

    /** A watch that has seen a tape, and what it said. */
    record Played(Watch watch, RecordingOutput out) {}

    private static Tape sorted(List<Published> messages) {
        messages.sort(Comparator.comparingLong(Published::at)); // stable
        return new Tape(messages);
    }

    private long next(String pen) {
        return counts.merge(pen, 1L, Long::sum) - 1;
    }

    private Tape put(String pen, TopicKind kind, PenMessage message) {
        published.add(
                new Published(
                        Topic.of("lyon", kind, pen).path(),
                        SystemCodec.encode(message),
                        false,
                        now));
        return this;
    }
}
