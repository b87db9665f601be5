package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose alarm a code's alarm is, as far as the contract lets one tell. */
public final class Ownership {
    /** The pen's own: which session they name, if any, is left open. */
    private static final Set<AlarmCode> OF_PENS =
            EnumSet.of(
                    AlarmCode.NO_SESSION,
                    AlarmCode.BATTERY_LOW,
                    AlarmCode.CLOCK_SKEW,
                    AlarmCode.READINGS_REJECTED,
                    AlarmCode.READINGS_LOST,
                    AlarmCode.LOG_ERROR_BURST);

    /** A pen's in a session: two pens, two alarms. */
    private static final Set<AlarmCode> OF_PENS_AT_WORK =
            EnumSet.of(
                    AlarmCode.SPEED_OUT_OF_RANGE,
                    AlarmCode.MOTOR_STALLED,
                    AlarmCode.DEPTH_DRIFT,
                    AlarmCode.PEN_SILENT);

    private Ownership() {}

    /** Whether an alarm of the code belongs to a pen whatever session it names. */
    public static boolean ofPen(AlarmCode code) {
        return OF_PENS.contains(code);
    }

    /** Whether an alarm of the code tells pens apart. */
    public static boolean tellsPens(AlarmCode code) {
        return ofPen(code) || OF_PENS_AT_WORK.contains(code);
    }

    static @Nullable String pen(ExpectedAlarm alarm) {
        return tellsPens(alarm.code()) ? alarm.pen() : null;
    }
}
