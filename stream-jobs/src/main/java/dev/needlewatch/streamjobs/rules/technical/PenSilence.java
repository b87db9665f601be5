package dev.needlewatch.streamjobs.rules.technical;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PEN_SILENT;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.TechnicalTrack;
import dev.needlewatch.streamjobs.rules.signal.Sign;

/**
 * PEN_SILENT: a pen that needled in the open session sends nothing for 5 s of wall time, or its
 * Will arrives; ends with its next message. When that is, the rules of the pen tell.
 */
final class PenSilence {
    private PenSilence() {}

    /** Remembers it: the opening of the session may come after it. */
    static void note(PenTrack pen, Sign.PenSilent sign) {
        TechnicalTrack track = pen.technical;
        track.silent = true;
        track.silentBoot = sign.boot();
        track.silentSeq = sign.seq();
        track.silentAt = sign.at();
        track.willArrived = sign.willArrived();
    }

    /** The session is open. */
    static void judge(Judgement j, PenTrack pen) {
        TechnicalTrack track = pen.technical;
        if (!track.silent) {
            return;
        }
        j.present(
                new Condition(
                        PEN_SILENT,
                        Priority.MEDIUM,
                        false,
                        Place.NONE,
                        new AlarmId.Origin(pen.pen, track.silentBoot, track.silentSeq),
                        track.silentAt,
                        null,
                        null,
                        null,
                        null,
                        track.willArrived
                                ? "The pen lost its connection"
                                : "The pen has sent nothing for 5 s"));
    }

    static void gone(Judgement j, PenTrack pen) {
        pen.technical.silent = false;
        j.gone(PEN_SILENT, pen.pen);
    }
}
