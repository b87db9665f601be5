package dev.needlewatch.emulator.oracle.history;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cartridge that an earlier session used, by what its opening says or by what the status of a pen
 * working in it says.
 */
public final class CartridgeReused implements ClinicRule {
    /** A cartridge comes into a session: known at a moment of wall time. */
    private record Use(
            String cartridge,
            Transcript session,
            long wall,
            Transcript.Entry entry,
            boolean certain) {}

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.CARTRIDGE_REUSED);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        List<Use> uses = new ArrayList<>();
        Visit.in(chronicle).forEach(visit -> byOpening(visit, uses));
        chronicle.transcripts().forEach(session -> byStatus(chronicle, session, uses));
        uses.sort(Comparator.comparingLong(Use::wall));
        Map<String, String> firstSession = new HashMap<>();
        Set<String> told = new HashSet<>();
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (Use use : uses) {
            String session = use.session().session();
            String first = firstSession.putIfAbsent(use.cartridge(), session);
            if (first != null && !first.equals(session) && told.add(session + use.cartridge())) {
                expected.add(
                        Expect.alarm(use.session(), AlarmCode.CARTRIDGE_REUSED, use.entry())
                                .priority(Priority.HIGH)
                                .latching(true)
                                .slack(Expect.ANY_ONSET)
                                .due(use.wall())
                                .requiredIf(told.add(session) && use.certain())
                                .build());
            }
        }
        return expected;
    }

    private static void byOpening(Visit visit, List<Use> uses) {
        String cartridge = visit.opened().cartridge();
        if (cartridge != null) {
            uses.add(
                    new Use(
                            cartridge,
                            visit.transcript(),
                            visit.opening().wall(),
                            visit.opening(),
                            true));
        }
    }

    /** A pen brings a cartridge with its first needling in a session, or changes it during it. */
    private static void byStatus(Chronicle chronicle, Transcript session, List<Use> uses) {
        // Whose word counts, the pen's before the opening or the opening's own, is left open.
        boolean declared = session.opened().filter(o -> o.cartridge() != null).isPresent();
        session.readingsByPen()
                .forEach(
                        (pen, readings) -> {
                            List<ReadingOf> needling =
                                    readings.stream().filter(r -> r.reading().needling()).toList();
                            if (needling.isEmpty()) {
                                return;
                            }
                            ReadingOf first = needling.get(0);
                            String brought =
                                    chronicle.lastStatus(pen, first.wall(), PenStatus::cartridge);
                            if (brought != null) {
                                uses.add(use(brought, session, first, !declared));
                            }
                            changes(chronicle, session, needling, uses);
                        });
    }

    private static void changes(
            Chronicle chronicle, Transcript session, List<ReadingOf> needling, List<Use> uses) {
        ReadingOf first = needling.get(0);
        for (Published each : chronicle.byPen().getOrDefault(first.pen(), List.of())) {
            String cartridge =
                    each.message() instanceof PenStatus status ? status.cartridge() : null;
            if (each.wall() > first.wall() && cartridge != null) {
                needling.stream()
                        .filter(r -> r.wall() > each.wall())
                        .findFirst()
                        .ifPresent(r -> uses.add(use(cartridge, session, r, true)));
            }
        }
    }

    private static Use use(
            String cartridge, Transcript session, ReadingOf reading, boolean certain) {
        return new Use(cartridge, session, reading.wall(), reading.entry(), certain);
    }
}
