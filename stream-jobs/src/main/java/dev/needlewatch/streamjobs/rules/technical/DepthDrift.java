package dev.needlewatch.streamjobs.rules.technical;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_DRIFT;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.TechnicalTrack;
import java.util.Locale;

/**
 * DEPTH_DRIFT: needling more than 0.15 mm off the depth set for 1 s; the one tolerance a maker
 * names. Ends when within 0.10 mm for 2 s. Latches.
 */
final class DepthDrift {
    private static final int OFF_UM = 150;
    private static final int WITHIN_UM = 100;
    private static final long ONSET_MS = 1_000;
    private static final long CLEAR_MS = 2_000;

    private DepthDrift() {}

    static void judge(TechnicalCase c, double setDepthMm) {
        TechnicalTrack track = c.track();
        int off = Math.abs(Micrometres.of(c.reading().depthMm()) - Micrometres.of(setDepthMm));
        boolean drifts = c.reading().needling() && off > OFF_UM;
        c.next(track.drift, drifts);
        c.next(track.driftClear, off <= WITHIN_UM);
        if (track.driftOn && c.lasted(track.driftClear, CLEAR_MS)) {
            track.driftOn = false;
            c.gone(DEPTH_DRIFT);
        } else if (c.lasted(track.drift, ONSET_MS) || (track.driftOn && drifts)) {
            track.driftOn = true;
            c.present(
                    new TechnicalCase.Finding(
                            DEPTH_DRIFT,
                            Priority.MEDIUM,
                            true,
                            Micrometres.toMm(off),
                            Micrometres.toMm(OFF_UM),
                            "mm",
                            String.format(
                                    Locale.ROOT,
                                    "Depth is %.2f mm off the %.2f mm set",
                                    Micrometres.toMm(off),
                                    setDepthMm)),
                    track.drift);
        }
    }
}
