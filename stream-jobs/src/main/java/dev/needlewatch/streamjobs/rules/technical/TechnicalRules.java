package dev.needlewatch.streamjobs.rules.technical;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.PenTrack;
import dev.needlewatch.streamjobs.rules.signal.Sign;

/** The technical conditions of a pen at work in a session. */
public final class TechnicalRules {
    private TechnicalRules() {}

    /**
     * A reading of a pen, in the order of arrival.
     *
     * @param late whether a newer one came before it
     */
    public static void judge(Judgement j, PenTrack pen, Reading reading, boolean late) {}

    /** The pen's nominal speed became known, or changed. */
    public static void nominalSpeed(Judgement j, PenTrack pen, Sign.NominalSpeed sign) {
        pen.technical.nominalRpm = sign.rpm();
    }

    /** The pen is silent. */
    public static void silent(Judgement j, PenTrack pen, Sign.PenSilent sign) {}

    /** The pen is heard again. */
    public static void back(Judgement j, PenTrack pen, Sign.PenBack sign) {}

    /** The session's conditions all end: it closed, or went silent for hours. */
    public static void conditionsEnded(PenTrack pen) {}
}
