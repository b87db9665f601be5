package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a pen's counters, clock and connection stand as far as it has published. */
final class PenTrack {
    private long boot;
    private long nextSeq;
    private long clockOffMs;
    private @Nullable PenStatus birth;
    private @Nullable PenStatus lastStatus;
    private @Nullable Reading lastReading;
    private boolean isCut;

    PenTrack(long boot) {
        this.boot = boot;
    }

    long boot() {
        return boot;
    }

    void born(PenStatus status) {
        if (status.boot() != boot) {
            boot = status.boot();
            nextSeq = 0;
        }
        birth = status;
        lastStatus = status;
        isCut = false;
    }

    void said(Cue.Say say) {
        count(say);
        if (say.message() instanceof PenStatus status) {
            lastStatus = status;
        }
        if (say.message() instanceof Reading reading) {
            lastReading = reading;
        }
        if (!(say.message() instanceof SessionEvent)) { // these may tell of times long past
            clockOffMs = say.message().at() - say.taken();
        }
    }

    /** The reading it said last; null if none since it was switched on. */
    @Nullable Reading lastReading() {
        return lastReading;
    }

    /** How much its clock is fast. */
    long clockOffMs() {
        return clockOffMs;
    }

    /** Whether its connection is cut. */
    boolean isCut() {
        return isCut;
    }

    void count(Cue.Say say) {
        if (say.message() instanceof Sequenced message) {
            nextSeq = Math.max(nextSeq, message.seq() + 1);
        }
    }

    /** Is cut off; the Will that the broker publishes. */
    PenStatus cut() {
        PenStatus last = birth;
        if (last == null) {
            throw new IllegalStateException("a pen that was never born cannot be cut off");
        }
        isCut = true;
        return Player.farewell(last.boot(), last.at());
    }

    /** What brings a pen that is cut off back. */
    Optional<Cue> comeBack(long now, String pen) {
        PenStatus said = lastStatus;
        return isCut && said != null
                ? Optional.of(new Cue.Back(now, pen, Cue.restated(said, now + clockOffMs)))
                : Optional.empty();
    }

    /** Makes a message with the pen's counters and its clock. */
    interface Maker {
        PenMessage make(long boot, long seq, long at);
    }

    Cue.Say say(long due, String pen, Maker maker) {
        return new Cue.Say(due, pen, maker.make(boot, nextSeq++, due + clockOffMs));
    }
}
