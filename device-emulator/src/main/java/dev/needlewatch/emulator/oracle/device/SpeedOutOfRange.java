package dev.needlewatch.emulator.oracle.device;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Stretch;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Needling beyond 10 % of the nominal speed for 2 s is low, beyond 20 % for 1 s medium; over when
 * the speed has been back for 2 s.
 */
public final class SpeedOutOfRange implements ClinicRule {
    private static final double LOW = 0.10;
    private static final double MEDIUM = 0.20;
    private static final long LOW_MS = 2_000;
    private static final long MEDIUM_MS = 1_000;
    private static final long BACK_MS = 2_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.SPEED_OUT_OF_RANGE);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        return AtWork.judge(
                chronicle, (work, nominal, expected) -> judge(work, nominal, margin, expected));
    }

    private static void judge(
            AtWork work, double nominal, Margin margin, List<ExpectedAlarm> expected) {
        long onUntil = Long.MIN_VALUE;
        for (Stretch off :
                Stretch.of(work.readings(), r -> beyond(r, nominal, LOW + margin.share()))) {
            Optional<ReadingOf> low = off.lasting(LOW_MS + margin.durationMs());
            Optional<ReadingOf> medium = far(off, nominal, margin);
            Optional<ReadingOf> first = earlier(low, medium);
            if (first.isEmpty() || first.get().wall() < onUntil) {
                continue;
            }
            OptionalLong back =
                    Stretch.calm(
                            work.readings(), off.last().at(), BACK_MS, r -> !off(r, nominal, LOW));
            onUntil = back.orElse(Long.MAX_VALUE);
            Expect alarm =
                    Expect.alarm(work.session(), AlarmCode.SPEED_OUT_OF_RANGE, first.get().entry())
                            .since(off.since())
                            .ends(AtWork.orNull(back))
                            .requiredIf(work.opened());
            if (medium.isPresent()) {
                // The two delays may run out with one reading.
                boolean together = low.isPresent() && near(low.get(), medium.get());
                boolean lowFirst = low.isPresent() && low.get().at() < medium.get().at();
                alarm.priorities(
                                together
                                        ? Set.of(Priority.LOW, Priority.MEDIUM)
                                        : Set.of(lowFirst ? Priority.LOW : Priority.MEDIUM))
                        .rising(Priority.MEDIUM);
            } else {
                alarm.priority(Priority.LOW);
            }
            expected.add(alarm.build());
        }
    }

    private static Optional<ReadingOf> far(Stretch off, double nominal, Margin margin) {
        return Stretch.of(off.readings(), r -> beyond(r, nominal, MEDIUM + margin.share())).stream()
                .map(far -> far.lasting(MEDIUM_MS + margin.durationMs()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ReadingOf> earlier(Optional<ReadingOf> a, Optional<ReadingOf> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().at() <= b.get().at() ? a : b;
    }

    private static boolean near(ReadingOf a, ReadingOf b) {
        return Math.abs(a.at() - b.at()) <= 150;
    }

    private static boolean beyond(ReadingOf reading, double nominal, double share) {
        return reading.reading().needling() && off(reading, nominal, share);
    }

    private static boolean off(ReadingOf reading, double nominal, double share) {
        return Math.abs(reading.reading().speedRpm() - nominal) > share * nominal;
    }
}
