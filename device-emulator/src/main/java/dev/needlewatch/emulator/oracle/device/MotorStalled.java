package dev.needlewatch.emulator.oracle.device;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Stretch;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * On skin, and below a tenth of the nominal speed for 0.3 s or three readings, after the motor ran
 * above half of it; over when it has run above half for 2 s, or when it is lifted.
 */
public final class MotorStalled implements ClinicRule {
    private static final double STALLED = 0.10;
    private static final double RUNNING = 0.50;
    private static final int READINGS = 3;
    private static final long DELAY_MS = 300;
    private static final long BACK_MS = 2_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.MOTOR_STALLED);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        return AtWork.judge(
                chronicle, (work, nominal, expected) -> judge(work, nominal, margin, expected));
    }

    private static void judge(
            AtWork work, double nominal, Margin margin, List<ExpectedAlarm> expected) {
        long onUntil = Long.MIN_VALUE;
        for (Stretch stall :
                Stretch.of(work.readings(), r -> stalled(r, nominal, STALLED - margin.share()))) {
            if (stall.readings().size() < READINGS
                    || !ranBefore(work, stall, nominal)
                    || stall.first().wall() < onUntil) {
                continue;
            }
            OptionalLong back = over(work, stall, nominal);
            onUntil = back.orElse(Long.MAX_VALUE);
            expected.add(
                    Expect.alarm(
                                    work.session(),
                                    AlarmCode.MOTOR_STALLED,
                                    stall.readings().get(READINGS - 1).entry())
                            .since(stall.since())
                            .ends(AtWork.orNull(back))
                            // Three readings span 0.2 s, and which of the two counts is open.
                            .requiredIf(
                                    work.opened()
                                            && stall.lasting(DELAY_MS + margin.durationMs())
                                                    .isPresent())
                            .build());
        }
    }

    private static boolean ranBefore(AtWork work, Stretch stall, double nominal) {
        return work.readings().stream()
                .filter(r -> r.at() < stall.since())
                .filter(r -> r.reading().boot() == stall.first().reading().boot())
                .anyMatch(r -> r.reading().speedRpm() > RUNNING * nominal);
    }

    private static OptionalLong over(AtWork work, Stretch stall, double nominal) {
        OptionalLong lifted =
                Stretch.calm(work.readings(), stall.last().at(), 0, r -> !r.reading().contact());
        OptionalLong running =
                Stretch.calm(
                        work.readings(),
                        stall.last().at(),
                        BACK_MS,
                        r -> r.reading().speedRpm() > RUNNING * nominal);
        if (lifted.isEmpty() || running.isEmpty()) {
            return lifted.isPresent() ? lifted : running;
        }
        return OptionalLong.of(Math.min(lifted.getAsLong(), running.getAsLong()));
    }

    private static boolean stalled(ReadingOf reading, double nominal, double share) {
        return reading.reading().contact() && reading.reading().speedRpm() < share * nominal;
    }
}
