package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A battery at 20 % or less is low, at 10 % medium; over above 22 %. */
public final class BatteryLow implements ClinicRule {
    private static final double LOW = 20;
    private static final double MEDIUM = 10;
    private static final double CHARGED = 22;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.BATTERY_LOW);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        chronicle.byPen().forEach((pen, all) -> judge(chronicle.clinic(), pen, all, expected));
        return expected;
    }

    private static void judge(
            String clinic, String pen, List<Published> all, List<ExpectedAlarm> expected) {
        Expect open = null;
        for (Published each : all) {
            Double percent = percent(each);
            if (percent == null) {
                continue;
            }
            if (open == null && percent <= LOW) {
                open =
                        Expect.alarm(clinic, AlarmCode.BATTERY_LOW, pen, each.wall())
                                .since(at(each))
                                .priority(percent <= MEDIUM ? Priority.MEDIUM : Priority.LOW);
            }
            if (open != null && percent <= MEDIUM) {
                open.rising(Priority.MEDIUM);
            }
            if (open != null && percent > CHARGED) {
                expected.add(open.ends(each.wall()).build());
                open = null;
            }
        }
        if (open != null) {
            expected.add(open.build());
        }
    }

    private static @Nullable Double percent(Published published) {
        return published.message() instanceof PenStatus status ? status.batteryPct() : null;
    }

    private static long at(Published published) {
        return published.message() instanceof PenStatus status ? status.at() : published.wall();
    }
}
