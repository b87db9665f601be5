package dev.needlewatch.streamjobs.rules.technical;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PEN_SILENT;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.signal.Sign;

/**
 * PEN_SILENT: a pen that needled in the open session sends nothing for 5 s of wall time, or its
 * Will arrives; ends with its next message. When that is, the rules of the pen tell.
 */
final class PenSilence {
    private PenSilence() {}

    static void present(Judgement j, PenTrack pen, Sign.PenSilent sign) {
        j.present(
                new Condition(
                        PEN_SILENT,
                        Priority.MEDIUM,
                        false,
                        Place.NONE,
                        new AlarmId.Origin(pen.pen, sign.boot(), sign.seq()),
                        sign.at(),
                        null,
                        null,
                        null,
                        null,
                        sign.willArrived()
                                ? "The pen lost its connection"
                                : "The pen has sent nothing for 5 s"));
    }

    static void gone(Judgement j, PenTrack pen) {
        j.gone(PEN_SILENT, pen.pen);
    }
}
