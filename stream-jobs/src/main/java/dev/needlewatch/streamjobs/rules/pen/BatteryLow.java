package dev.needlewatch.streamjobs.rules.pen;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.BATTERY_LOW;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.streamjobs.rules.alarm.AlarmBook;
import dev.needlewatch.streamjobs.rules.alarm.AlarmState;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Kind;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * BATTERY_LOW: low at 20 % or less, medium at 10 % or less; ends above 22 %. Charging does not make
 * it less urgent before it ends it.
 */
final class BatteryLow {
    private static final double LOW_PCT = 20;
    private static final double MEDIUM_PCT = 10;
    private static final double ENDS_ABOVE_PCT = 22;

    private BatteryLow() {}

    static void judge(PenJudgement j, PenStatus status) {
        Double battery = status.batteryPct();
        if (battery == null) {
            return;
        }
        if (battery > ENDS_ABOVE_PCT) {
            j.gone(BATTERY_LOW);
        } else if (battery <= LOW_PCT && lower(j, battery)) {
            boolean medium = battery <= MEDIUM_PCT;
            j.present(
                    new Kind(BATTERY_LOW, medium ? Priority.MEDIUM : Priority.LOW),
                    j.by(status.boot(), status.at()),
                    status.at(),
                    new Measure(battery, medium ? MEDIUM_PCT : LOW_PCT, "%"),
                    String.format(Locale.ROOT, "The pen's battery is at %.0f %%", battery));
        }
    }

    private static boolean lower(PenJudgement j, double battery) {
        AlarmState alarm = AlarmBook.find(j.state().alarms, BATTERY_LOW, Place.NONE, null);
        return alarm == null || battery < value(alarm.value);
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.MAX_VALUE : value;
    }
}
