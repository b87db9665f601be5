package dev.needlewatch.streamjobs.rules.technical;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.MOTOR_STALLED;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.session.TechnicalTrack;
import java.util.Locale;

/**
 * MOTOR_STALLED: contact and less than 10 % of the nominal speed for 0.3 s, which is 3 readings,
 * after it ran above 50 %. Ends above 50 % for 2 s, or without contact. A motor switched off in the
 * air has not stalled when the pen is put on skin afterwards.
 */
final class MotorStalled {
    private static final double STALLED = 0.10;
    private static final double RUNS = 0.50;
    private static final long ONSET_MS = 300;
    private static final int ONSET_READINGS = 3;
    private static final long CLEAR_MS = 2_000;

    private MotorStalled() {}

    static void judge(TechnicalCase c, double nominalRpm) {
        TechnicalTrack track = c.track();
        double rpm = c.reading().speedRpm();
        boolean contact = c.reading().contact();
        boolean stands = rpm < STALLED * nominalRpm;
        boolean runs = rpm > RUNS * nominalRpm;
        track.ran = runs || (track.ran && (contact || !stands));
        c.next(track.stall, contact && stands && track.ran);
        if (track.stallOn) {
            end(c, !contact, runs);
        } else if (c.lasted(track.stall, ONSET_MS) || track.stall.readings >= ONSET_READINGS) {
            track.stallOn = true;
            c.present(
                    new TechnicalCase.Finding(
                            MOTOR_STALLED,
                            Priority.MEDIUM,
                            false,
                            rpm,
                            STALLED * nominalRpm,
                            "rpm",
                            String.format(
                                    Locale.ROOT,
                                    "The motor stands still on skin: %.0f of %.0f rpm",
                                    rpm,
                                    nominalRpm)),
                    track.stall);
        }
    }

    private static void end(TechnicalCase c, boolean lifted, boolean runs) {
        TechnicalTrack track = c.track();
        c.next(track.stallClear, runs);
        if (lifted || c.lasted(track.stallClear, CLEAR_MS)) {
            track.stallOn = false;
            track.stallClear.end();
            c.gone(MOTOR_STALLED);
        }
    }
}
