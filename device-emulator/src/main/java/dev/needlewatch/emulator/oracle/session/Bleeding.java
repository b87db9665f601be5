package dev.needlewatch.emulator.oracle.session;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Rule;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Observation;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * More than pinpoint bleeding, or any in a cosmetic session. Seen again in the same place it is the
 * same alarm; in another place it may be another.
 */
public final class Bleeding implements Rule {
    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.BLEEDING);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (Transcript.Entry entry : transcript.events(Observation.class)) {
            Observation seen = (Observation) entry.message();
            if (tooMuch(seen, transcript) && places.add(seen.area() + "/" + seen.zone())) {
                expected.add(
                        Expect.alarm(transcript, AlarmCode.BLEEDING, entry)
                                .latching(true)
                                .requiredIf(expected.isEmpty())
                                .build());
            }
        }
        return expected;
    }

    private static boolean tooMuch(Observation seen, Transcript transcript) {
        var bleeding = seen.bleeding();
        if (bleeding == null) {
            return false;
        }
        return switch (bleeding) {
            case NONE -> false;
            case MORE -> true;
            case PINPOINT ->
                    transcript
                            .opened()
                            .filter(o -> o.treatment() == Treatment.COSMETIC)
                            .isPresent();
        };
    }
}
