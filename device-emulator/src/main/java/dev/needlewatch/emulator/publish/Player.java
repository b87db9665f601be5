package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.oracle.Published.Kind;
import dev.needlewatch.emulator.publish.PublishLedger.Purpose;
import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.Delay;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Plays a chair's scripts, cue by cue, one session after the other. Belongs to the pacing thread;
 * the next script is written on another one meanwhile.
 */
public final class Player {
    /** Between the last reading and an early closing: the two topics may go different ways. */
    private static final long CLOSING_DELAY_MS = 600;

    private final Chair chair;
    private final Cast cast;
    private final Pace pace;
    private final Map<String, PenTrack> tracks = new LinkedHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private Deque<Cue> cues = new ArrayDeque<>();
    private @Nullable SessionScript script;
    private @Nullable CompletableFuture<@Nullable SessionScript> following;
    private boolean ending;
    private final Set<String> halted = new TreeSet<>();
    private @Nullable Pause pause;
    private Delay delay = Delay.NONE;

    /** Hears of sessions; called on the pacing thread, must not block. */
    public interface SessionListener {
        void begins(SessionScript script);

        void ended(SessionScript script);
    }

    /**
     * Who takes part.
     *
     * @param lines what each pen's messages go out by
     * @param writer writes scripts ahead
     * @param recorder takes down every message; null for nobody
     */
    public record Cast(
            Map<String, ? extends PenLine> lines,
            Executor writer,
            SessionListener listener,
            ClinicLog log,
            @Nullable Recorder recorder) {}

    public Player(Chair chair, Cast cast, Pace pace) {
        this.chair = chair;
        this.cast = cast;
        this.pace = pace;
        for (Pen pen : chair.pens()) {
            tracks.put(pen.id(), new PenTrack(pen.boot()));
        }
        begin(chair.next());
    }

    public String clinic() {
        return chair.clinic();
    }

    /** The boot of a pen, as far as it has published. */
    public long boot(String pen) {
        return track(pen).boot();
    }

    /** Takes down that a pen was born before the first session. */
    public void born(String pen, PenStatus birth, long wall) {
        publishedStatus(wall, pen, birth, Kind.FIRST);
        track(pen).born(birth);
    }

    /** Takes down that a pen took its leave after the last. */
    public void left(String pen, PenStatus farewell, long wall) {
        publishedStatus(wall, pen, farewell, Kind.FIRST);
    }

    /** When the next cue is due, wall time in ms; {@code Long.MAX_VALUE} for never. */
    long nextDue() {
        Pause standing = pause;
        if (standing != null) {
            long due = standing.nextDue();
            return due == Long.MAX_VALUE ? due : pace.wall(due);
        }
        Cue next = cues.peek();
        return next == null ? Long.MAX_VALUE : pace.wall(next);
    }

    /** Plays the next cue when it is due. */
    void play() {
        play(nextDue());
    }

    /** Plays the next cue, at this wall time. */
    void play(long wall) {
        Pause standing = pause;
        if (standing == null) {
            perform(wall, cues.remove());
            if (cues.isEmpty()) {
                sessionOver();
            }
            return;
        }
        long now = standing.nextDue();
        Cue meanwhile = standing.next();
        if (meanwhile == null) {
            goOn(standing, now);
            if (cues.isEmpty()) {
                sessionOver();
            }
        } else {
            perform(wall, meanwhile);
        }
    }

    /** Whether a pen lies at this chair. */
    boolean has(String clinic, String pen) {
        return chair.clinic().equals(clinic) && tracks.containsKey(pen);
    }

    /**
     * A pen is told to halt or may go on. While one is halted nobody works at the chair; a pen that
     * is off the air hears nothing, and when all is over nothing more is done.
     */
    void obey(String pen, PenAction action, long wall) {
        if (ending || cues.isEmpty() || track(pen).isCut()) {
            return;
        }
        long now = pace.script(wall);
        Pause standing = pause;
        if (action == PenAction.HALT) {
            halted.add(pen);
            if (standing == null) {
                pause = new Pause(now, tracks, cues);
            } else {
                standing.halt(now);
            }
        } else if (halted.remove(pen) && halted.isEmpty() && standing != null) {
            standing.release(now);
        }
    }

    private void goOn(Pause over, long now) {
        cues = over.left(now);
        delay = delay.then(over.delay(now));
        pause = null;
    }

    private void perform(long wall, Cue cue) {
        PenLine line = Objects.requireNonNull(cast.lines().get(cue.pen()));
        if (cue instanceof Cue.Say say) {
            track(say.pen()).said(say);
            note(say.message(), say.pen());
            publish(wall, line, new Published(wall, say.pen(), say.message(), Kind.FIRST));
        } else if (cue instanceof Cue.Repeat repeat) {
            publish(wall, line, new Published(wall, repeat.pen(), repeat.message(), Kind.REPEAT));
        } else if (cue instanceof Cue.Garble garble) {
            garble(wall, line, garble);
        } else if (cue instanceof Cue.Reboot reboot) {
            line.restart(reboot.birth());
            born(reboot.pen(), reboot.birth(), wall);
        } else if (cue instanceof Cue.Cut cut) {
            line.cut();
            publishedStatus(wall, cut.pen(), track(cut.pen()).cut(), Kind.WILL);
        } else if (cue instanceof Cue.Back back) {
            line.restart(back.birth());
            born(back.pen(), back.birth(), wall);
        } else if (cue instanceof Cue.Twin twin) {
            twin(wall, line, twin);
        }
        pace.played(cue);
    }

    /**
     * Leaves out what is yet to come: what is late goes out at once, an open session is closed as
     * aborted, and no other begins.
     */
    void cutShort(long wall) {
        ending = true;
        long now = pace.script(wall);
        Pause standing = pause;
        if (standing != null) {
            goOn(standing, now);
        }
        Deque<Cue> rest = new ArrayDeque<>();
        tracks.forEach((pen, track) -> track.comeBack(now, pen).ifPresent(rest::add));
        for (Cue cue : cues) {
            if (cue instanceof Cue.Say say && say.taken() <= now) {
                rest.add(say.at(now));
            }
        }
        for (Cue cue : rest) {
            if (cue instanceof Cue.Say say) {
                track(say.pen()).count(say);
                note(say.message(), say.pen());
            }
        }
        open.forEach(
                (session, pen) ->
                        rest.add(
                                track(pen)
                                        .say(
                                                now + CLOSING_DELAY_MS,
                                                pen,
                                                (boot, seq, at) ->
                                                        new SessionEvent.Closed(
                                                                boot,
                                                                seq,
                                                                at,
                                                                session,
                                                                Outcome.ABORTED))));
        cues = rest;
        if (cues.isEmpty()) {
            sessionOver();
        }
    }

    private void sessionOver() {
        SessionScript done = script;
        if (done != null) {
            cast.listener().ended(done);
        }
        script = null;
        CompletableFuture<@Nullable SessionScript> next = following;
        if (!ending && next != null) {
            begin(next.join());
        }
    }

    private void begin(@Nullable SessionScript next) {
        script = next;
        following = null;
        if (next == null) {
            return;
        }
        cues = new ArrayDeque<>(next.cues().stream().map(delay::of).toList());
        cast.listener().begins(next);
        cast.log().doubt(next.doubtful());
        following = CompletableFuture.supplyAsync(chair::next, cast.writer());
    }

    private void note(PenMessage message, String pen) {
        if (message instanceof SessionEvent.Opened opened) {
            open.put(opened.session(), pen);
        } else if (message instanceof SessionEvent.Closed closed) {
            open.remove(closed.session());
        }
    }

    private void publish(long wall, PenLine line, Published published) {
        PenMessage message = Objects.requireNonNull(published.message());
        Topic topic = Topic.of(clinic(), kind(message), published.pen());
        byte[] payload = SystemCodec.encode(message);
        line.publish(
                topic,
                payload,
                published.kind() == Kind.REPEAT ? Purpose.DUPLICATE : Purpose.FIRST);
        cast.log().add(published);
        record(wall, topic, payload);
    }

    /** Connecting, it takes the MQTT session over, and the broker publishes the pen's Will. */
    private void twin(long wall, PenLine line, Cue.Twin twin) {
        if (twin.message() instanceof PenStatus birth) {
            publishedStatus(wall, twin.pen(), track(twin.pen()).cut(), Kind.WILL);
            publishedStatus(wall, twin.pen(), birth, Kind.FIRST);
            line.twin().restart(birth);
        } else {
            publish(wall, line.twin(), new Published(wall, twin.pen(), twin.message(), Kind.FIRST));
        }
    }

    /** A pen that is off the air sends no garbage either. */
    private void garble(long wall, PenLine line, Cue.Garble garble) {
        if (track(garble.pen()).isCut()) {
            return;
        }
        Topic topic = Topic.of(clinic(), garble.topic(), garble.pen());
        byte[] payload = garble.garbage().text().getBytes(StandardCharsets.UTF_8);
        line.publish(topic, payload, Purpose.GARBAGE);
        cast.log().add(new Published(wall, garble.pen(), null, Kind.GARBAGE));
        record(wall, topic, payload);
    }

    /** A status that the connection itself sends: a birth, a farewell, a Will. */
    private void publishedStatus(long wall, String pen, PenStatus status, Kind kind) {
        cast.log().add(new Published(wall, pen, status, kind));
        record(wall, Topic.of(clinic(), TopicKind.STATUS, pen), SystemCodec.encode(status));
    }

    private void record(long wall, Topic topic, byte[] payload) {
        Recorder recorder = cast.recorder();
        if (recorder != null) {
            recorder.write(wall, topic, payload);
        }
    }

    private PenTrack track(String pen) {
        return Objects.requireNonNull(tracks.get(pen));
    }

    /** A pen's last word, in good order. */
    public static PenStatus farewell(long boot, long at) {
        return new PenStatus(PenState.OFFLINE, boot, at, null, null, null, null, null);
    }

    private static TopicKind kind(PenMessage message) {
        if (message instanceof Reading) {
            return TopicKind.READING;
        } else if (message instanceof SessionEvent) {
            return TopicKind.SESSION;
        } else if (message instanceof LogLine) {
            return TopicKind.LOG;
        }
        return TopicKind.STATUS;
    }
}
