package dev.needlewatch.streamjobs.rules.technical;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.SPEED_OUT_OF_RANGE;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.session.Stretch;
import dev.needlewatch.streamjobs.rules.session.TechnicalTrack;
import java.util.Locale;

/**
 * SPEED_OUT_OF_RANGE: needling more than 10 % off the nominal speed for 2 s is of low priority,
 * more than 20 % off for 1 s of medium; one alarm for both, that does not become less urgent before
 * it ends. Ends when the speed was within 10 % for 2 s; a motor that is off is not out of range.
 */
final class SpeedOutOfRange {
    private static final double OFF = 0.10;
    private static final double FAR_OFF = 0.20;

    /** Keeps "beyond 10 %" from beginning at 10 % by what binary fractions make of it. */
    private static final double ROUNDING = 1e-9;

    private static final long OFF_MS = 2_000;
    private static final long FAR_OFF_MS = 1_000;
    private static final long CLEAR_MS = 2_000;

    private SpeedOutOfRange() {}

    static void judge(TechnicalCase c, double nominalRpm) {
        TechnicalTrack track = c.track();
        double rpm = c.reading().speedRpm();
        double off = Math.abs(rpm - nominalRpm) / nominalRpm;
        boolean needling = c.reading().needling();
        boolean isOff = off > OFF + ROUNDING;
        boolean isFarOff = off > FAR_OFF + ROUNDING;
        c.next(track.off, needling && isOff);
        c.next(track.farOff, needling && isFarOff);
        c.next(track.speedClear, rpm <= 0 || !isOff);
        if (track.speedOn && c.lasted(track.speedClear, CLEAR_MS)) {
            track.speedOn = false;
            track.speedFarOff = false;
            c.gone(SPEED_OUT_OF_RANGE);
        } else if (c.lasted(track.farOff, FAR_OFF_MS)
                || (track.speedFarOff && needling && isFarOff)) {
            track.speedFarOff = true;
            present(c, nominalRpm, Priority.MEDIUM, track.farOff);
        } else if (!track.speedFarOff
                && (c.lasted(track.off, OFF_MS) || (track.speedOn && needling && isOff))) {
            present(c, nominalRpm, Priority.LOW, track.off);
        }
    }

    private static void present(
            TechnicalCase c, double nominalRpm, Priority priority, Stretch since) {
        c.track().speedOn = true;
        double rpm = c.reading().speedRpm();
        double tolerance = priority == Priority.MEDIUM ? FAR_OFF : OFF;
        double side = rpm > nominalRpm ? 1 : -1;
        c.present(
                new TechnicalCase.Finding(
                        SPEED_OUT_OF_RANGE,
                        priority,
                        false,
                        rpm,
                        Math.rint(nominalRpm * (1 + side * tolerance)),
                        "rpm",
                        String.format(
                                Locale.ROOT,
                                "The motor runs at %.0f rpm, %.0f is nominal",
                                rpm,
                                nominalRpm)),
                since);
    }
}
