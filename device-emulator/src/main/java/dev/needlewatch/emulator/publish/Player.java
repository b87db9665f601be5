package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.publish.PublishLedger.Purpose;
import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Plays a chair's scripts, cue by cue, one session after the other. Belongs to the pacing thread;
 * the next script is written on another one meanwhile.
 */
public final class Player {
    /** Between the last reading and an early closing: the two topics may go different ways. */
    private static final long CLOSING_DELAY_MS = 600;

    private final Chair chair;
    private final Map<String, PenLink> links;
    private final Executor writer;
    private final SessionListener listener;
    private final Map<String, Counter> counters = new HashMap<>();
    private final String firstPen;
    private Deque<Cue> cues;
    private SessionLog log;
    private CompletableFuture<SessionScript> following;
    private boolean ending;

    /** Where a pen's counters stand as far as it has published. */
    private record Counter(long boot, long nextSeq) {}

    /** Hears of sessions; called on the pacing thread, must not block. */
    public interface SessionListener {
        void begins(SessionScript script);

        void ended(SessionLog log);
    }

    public Player(
            Chair chair, Map<String, PenLink> links, Executor writer, SessionListener listener) {
        this.chair = chair;
        this.links = Map.copyOf(links);
        this.writer = writer;
        this.listener = listener;
        this.firstPen = chair.pens().get(0).id();
        for (Pen pen : chair.pens()) {
            counters.put(pen.id(), new Counter(pen.boot(), 0));
        }
        SessionScript first = chair.next();
        cues = new ArrayDeque<>(first.cues());
        log = begin(first);
        following = CompletableFuture.supplyAsync(chair::next, writer);
    }

    public String clinic() {
        return chair.clinic();
    }

    /** The boot of a pen, as far as it has published. */
    public long boot(String pen) {
        return Objects.requireNonNull(counters.get(pen)).boot();
    }

    /** When the next cue is due, ms since the Unix epoch; {@code Long.MAX_VALUE} for never. */
    long nextDue() {
        Cue next = cues.peek();
        return next == null ? Long.MAX_VALUE : next.due();
    }

    /** Plays the next cue. */
    void play(Timeline timeline) {
        Cue cue = cues.remove();
        PenLink link = Objects.requireNonNull(links.get(cue.pen()));
        if (cue instanceof Cue.Say say) {
            publish(link, say.pen(), say.message(), Purpose.FIRST);
            note(say, timeline.toNanos(say.due()));
        } else if (cue instanceof Cue.Repeat repeat) {
            publish(link, repeat.pen(), repeat.message(), Purpose.DUPLICATE);
        } else if (cue instanceof Cue.Garble garble) {
            link.publish(
                    Topic.of(clinic(), garble.topic(), garble.pen()),
                    garble.garbage().text().getBytes(StandardCharsets.UTF_8),
                    Purpose.GARBAGE);
        } else if (cue instanceof Cue.Reboot reboot) {
            counters.put(reboot.pen(), new Counter(reboot.birth().boot(), 0));
            link.restart(reboot.birth());
        }
        if (cues.isEmpty()) {
            sessionOver();
        }
    }

    /**
     * Leaves out what is yet to come: what is late goes out at once, an open session is closed as
     * aborted, and no other begins.
     */
    void cutShort(long now) {
        ending = true;
        Deque<Cue> rest = new ArrayDeque<>();
        for (Cue cue : cues) {
            if (cue instanceof Cue.Say say && say.message().at() <= now) {
                rest.add(say);
                count(say);
            }
        }
        if (log.open()) {
            Counter counter = Objects.requireNonNull(counters.get(firstPen));
            long at = now + CLOSING_DELAY_MS;
            SessionEvent closed =
                    new SessionEvent.Closed(
                            counter.boot(), counter.nextSeq(), at, log.session(), Outcome.ABORTED);
            rest.add(new Cue.Say(at, firstPen, closed));
        }
        cues = rest;
        if (cues.isEmpty()) {
            sessionOver();
        }
    }

    private void sessionOver() {
        listener.ended(log);
        if (ending) {
            return;
        }
        SessionScript script = following.join();
        cues = new ArrayDeque<>(script.cues());
        log = begin(script);
        following = CompletableFuture.supplyAsync(chair::next, writer);
    }

    private SessionLog begin(SessionScript script) {
        listener.begins(script);
        return new SessionLog(script.clinic(), script.session());
    }

    private void publish(PenLink link, String pen, PenMessage message, Purpose purpose) {
        Topic topic = Topic.of(clinic(), kind(message), pen);
        link.publish(topic, SystemCodec.encode(message), purpose);
    }

    private void note(Cue.Say say, long nanos) {
        count(say);
        if (say.message() instanceof Sequenced message) {
            log.add(say.pen(), message, nanos);
        }
    }

    private void count(Cue.Say say) {
        if (say.message() instanceof Sequenced message) {
            counters.computeIfPresent(
                    say.pen(),
                    (pen, counter) ->
                            new Counter(
                                    counter.boot(),
                                    Math.max(counter.nextSeq(), message.seq() + 1)));
        }
    }

    private static TopicKind kind(PenMessage message) {
        if (message instanceof Reading) {
            return TopicKind.READING;
        } else if (message instanceof SessionEvent) {
            return TopicKind.SESSION;
        } else if (message instanceof LogLine) {
            return TopicKind.LOG;
        } else if (message instanceof PenStatus) {
            return TopicKind.STATUS;
        }
        throw new IllegalStateException("no topic for " + message);
    }
}
