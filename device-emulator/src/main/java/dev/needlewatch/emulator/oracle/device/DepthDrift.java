package dev.needlewatch.emulator.oracle.device;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Micrometres;
import dev.needlewatch.emulator.oracle.Stretch;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Needling with a depth more than 0.15 mm off the dial for 1 s; over when it has been within 0.10
 * mm for 2 s. Once latched, its return may be the same alarm or another.
 */
public final class DepthDrift implements ClinicRule {
    private static final long DRIFT_UM = 150;
    private static final long WITHIN_UM = 100;
    private static final long DELAY_MS = 1_000;
    private static final long BACK_MS = 2_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.DEPTH_DRIFT);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        AtWork.in(chronicle).forEach(work -> judge(work, margin, expected));
        return expected;
    }

    private static void judge(AtWork work, Margin margin, List<ExpectedAlarm> expected) {
        long onUntil = Long.MIN_VALUE;
        boolean first = true;
        for (Stretch drift :
                Stretch.of(
                        work.readings(),
                        r -> r.reading().needling() && off(r) > DRIFT_UM + margin.depthUm())) {
            Optional<ReadingOf> complete = drift.lasting(DELAY_MS + margin.durationMs());
            if (complete.isEmpty() || drift.first().wall() < onUntil) {
                continue;
            }
            OptionalLong back =
                    Stretch.calm(
                            work.readings(), drift.last().at(), BACK_MS, r -> off(r) <= WITHIN_UM);
            onUntil = back.orElse(Long.MAX_VALUE);
            expected.add(
                    Expect.alarm(work.session(), AlarmCode.DEPTH_DRIFT, complete.get().entry())
                            .since(drift.since())
                            .latching(true)
                            .ends(AtWork.orNull(back))
                            .requiredIf(first && work.opened())
                            .build());
            first = false;
        }
    }

    private static long off(ReadingOf reading) {
        Double dial = reading.reading().setDepthMm();
        return dial == null
                ? 0
                : Math.abs(Micrometres.of(reading.reading().depthMm()) - Micrometres.of(dial));
    }
}
