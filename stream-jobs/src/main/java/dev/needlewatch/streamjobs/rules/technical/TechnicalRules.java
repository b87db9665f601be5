package dev.needlewatch.streamjobs.rules.technical;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.session.TechnicalTrack;
import dev.needlewatch.streamjobs.rules.signal.Sign;

/**
 * The technical conditions of a pen at work in a session. Durations are in the pen's own time; over
 * a longer gap than {@value #LONGEST_GAP_MS} ms, a restart, or a clock set back nobody knows what
 * was, so what was beginning or ending begins anew.
 */
public final class TechnicalRules {
    private static final long LONGEST_GAP_MS = 2_000;

    private TechnicalRules() {}

    /**
     * A reading of a pen, in the order of arrival.
     *
     * @param late whether a newer one came before it: then it says nothing of how things are
     */
    public static void judge(Judgement j, PenTrack pen, Reading reading, boolean late) {
        if (late || over(j)) {
            return;
        }
        TechnicalTrack track = pen.technical;
        if (reading.boot() != track.boot
                || reading.at() < track.at
                || reading.at() - track.at > LONGEST_GAP_MS) {
            track.breakOff();
        }
        if (reading.boot() != track.boot) {
            track.ran = false;
        }
        track.boot = reading.boot();
        track.at = reading.at();
        Double nominal = track.nominalRpm;
        if (nominal != null) {
            TechnicalCase c = new TechnicalCase(j, pen, reading);
            MotorStalled.judge(c, nominal);
            SpeedOutOfRange.judge(c, nominal);
        }
        if (reading.setDepthMm() != null) {
            DepthDrift.judge(new TechnicalCase(j, pen, reading), reading.setDepthMm());
        }
    }

    /** The pen's nominal speed became known, or changed. */
    public static void nominalSpeed(Judgement j, PenTrack pen, Sign.NominalSpeed sign) {
        pen.technical.nominalRpm = sign.rpm();
    }

    /** The pen is silent; the session's opening may yet come. */
    public static void silent(Judgement j, PenTrack pen, Sign.PenSilent sign) {
        if (over(j)) {
            return;
        }
        PenSilence.note(pen, sign);
        if (j.state().opened) {
            PenSilence.judge(j, pen);
        }
    }

    /** The session opened: a pen may have fallen silent before. */
    public static void opened(Judgement j) {
        j.state().pens.values().forEach(pen -> PenSilence.judge(j, pen));
    }

    /** The pen is heard again. */
    public static void back(Judgement j, PenTrack pen, Sign.PenBack sign) {
        PenSilence.gone(j, pen);
    }

    /** The session's conditions all end: it closed, or went silent for hours. */
    public static void conditionsEnded(PenTrack pen) {
        pen.technical.conditionsEnded();
    }

    /** Whether the session closed: then none of these conditions can begin. */
    private static boolean over(Judgement j) {
        return j.state().closed && j.state().bySession();
    }
}
