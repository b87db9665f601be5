package dev.needlewatch.emulator.script;

import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Moves what is yet to be taken to a later time, behind messages that were put in before it.
 *
 * @param ms so much later, by the pens' clocks too
 * @param inserted what each pen said meanwhile
 */
public record Delay(long ms, Map<String, Inserted> inserted) {
    public static final Delay NONE = new Delay(0, Map.of());

    public Delay {
        inserted = Map.copyOf(inserted);
    }

    /**
     * Messages that took sequence numbers.
     *
     * @param boot in which boot of the pen; another counts from 0
     */
    public record Inserted(long boot, long messages) {}

    /** Both, one after the other. */
    public Delay then(Delay next) {
        Map<String, Inserted> all = new HashMap<>(inserted);
        next.inserted()
                .forEach(
                        (pen, more) ->
                                all.merge(
                                        pen,
                                        more,
                                        (a, b) ->
                                                a.boot() == b.boot()
                                                        ? new Inserted(
                                                                b.boot(),
                                                                a.messages() + b.messages())
                                                        : b));
        return new Delay(ms + next.ms(), all);
    }

    /** A cue at its later time, with the message as it is taken then. */
    public Cue of(Cue cue) {
        long due = cue.due() + ms;
        if (cue instanceof Cue.Say say) {
            return new Cue.Say(due, say.pen(), of(say.pen(), say.message()), say.taken() + ms);
        } else if (cue instanceof Cue.Repeat repeat) {
            return new Cue.Repeat(due, repeat.pen(), of(repeat.pen(), repeat.message()));
        } else if (cue instanceof Cue.Reboot reboot) {
            return new Cue.Reboot(due, reboot.pen(), status(reboot.birth()));
        } else if (cue instanceof Cue.Back back) {
            return new Cue.Back(due, back.pen(), status(back.birth()));
        } else if (cue instanceof Cue.Twin twin) {
            return new Cue.Twin(due, twin.pen(), of(twin.pen(), twin.message()));
        }
        return cue.at(due);
    }

    /** A pen's message as it is taken at the later time. */
    public PenMessage of(String pen, PenMessage message) {
        if (message instanceof PenStatus status) {
            return status(status);
        }
        Sequenced sequenced = (Sequenced) message;
        long boot = sequenced.boot();
        Inserted before = inserted.get(pen);
        long more = before != null && before.boot() == boot ? before.messages() : 0;
        long seq = sequenced.seq() + more;
        long at = message.at() + ms;
        if (message instanceof Reading r) {
            return new Reading(
                    boot,
                    seq,
                    at,
                    r.session(),
                    r.area(),
                    r.zone(),
                    r.depthMm(),
                    r.setDepthMm(),
                    r.speedRpm(),
                    r.passes(),
                    r.contact(),
                    r.strip(),
                    r.direction());
        } else if (message instanceof LogLine line) {
            return new LogLine(boot, seq, at, line.level(), line.message(), line.code());
        }
        return event((SessionEvent) message, seq, at);
    }

    private static SessionEvent event(SessionEvent event, long seq, long at) {
        if (event instanceof SessionEvent.Opened opened) {
            return opened(opened, seq, at);
        } else if (event instanceof SessionEvent.PhaseBegun p) {
            return new SessionEvent.PhaseBegun(p.boot(), seq, at, p.session(), p.phase());
        } else if (event instanceof SessionEvent.TestArea t) {
            return new SessionEvent.TestArea(
                    t.boot(),
                    seq,
                    at,
                    t.session(),
                    t.reaction(),
                    t.approvedDepthMm(),
                    t.serum(),
                    t.comfort());
        } else if (event instanceof SessionEvent.Observation o) {
            return new SessionEvent.Observation(
                    o.boot(),
                    seq,
                    at,
                    o.session(),
                    o.pain(),
                    o.erythema(),
                    o.bleeding(),
                    o.area(),
                    o.zone());
        }
        SessionEvent.Closed closed = (SessionEvent.Closed) event;
        return new SessionEvent.Closed(closed.boot(), seq, at, closed.session(), closed.outcome());
    }

    private static SessionEvent opened(SessionEvent.Opened o, long seq, long at) {
        return new SessionEvent.Opened(
                o.boot(),
                seq,
                at,
                o.session(),
                o.treatment(),
                o.indication(),
                o.client(),
                o.therapist(),
                o.skin(),
                o.fitzpatrick(),
                o.serum(),
                o.cartridge(),
                o.areas());
    }

    private PenStatus status(PenStatus said) {
        return Cue.restated(said, said.at() + ms);
    }
}
