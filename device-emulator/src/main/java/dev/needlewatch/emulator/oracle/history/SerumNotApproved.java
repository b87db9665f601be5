package dev.needlewatch.emulator.oracle.history;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent.TestArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The session's serum is not the one of its test area, or the client reacted to it strongly in a
 * session before. A strong reaction in this very session may be counted or not.
 */
public final class SerumNotApproved implements ClinicRule {
    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.SERUM_NOT_APPROVED);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<Visit> visits = Visit.in(chronicle);
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (Visit visit : visits) {
            String serum = visit.opened().serum();
            if (serum == null) {
                continue;
            }
            boolean reacted =
                    visits.stream()
                            .filter(visit::followsOf)
                            .anyMatch(before -> reactedTo(serum, before));
            if (reacted) {
                expected.add(alarm(visit, visit.opening(), true));
                continue;
            }
            visit.tests().stream()
                    .filter(test -> otherThan(serum, test))
                    .findFirst()
                    .ifPresent(test -> expected.add(alarm(visit, test, true)));
            if (expected.stream().noneMatch(a -> visit.opened().session().equals(a.session()))
                    && reactedTo(serum, visit)) {
                expected.add(alarm(visit, visit.opening(), false));
            }
        }
        return expected;
    }

    private static ExpectedAlarm alarm(Visit visit, Transcript.Entry entry, boolean certain) {
        return Expect.alarm(visit.transcript(), AlarmCode.SERUM_NOT_APPROVED, entry)
                .slack(Expect.ANY_ONSET)
                .latching(true)
                .requiredIf(certain)
                .build();
    }

    private static boolean otherThan(String serum, Transcript.Entry entry) {
        return entry.message() instanceof TestArea test
                && test.serum() != null
                && !serum.equals(test.serum());
    }

    private static boolean reactedTo(String serum, Visit visit) {
        return visit.tests().stream()
                .anyMatch(
                        entry ->
                                entry.message() instanceof TestArea test
                                        && test.reaction() == Reaction.STRONG
                                        && serum.equals(
                                                test.serum() != null
                                                        ? test.serum()
                                                        : visit.opened().serum()));
    }
}
