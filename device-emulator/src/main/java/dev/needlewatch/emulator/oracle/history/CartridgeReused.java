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
import org.jspecify.annotations.Nullable;

/**
 * A cartridge that an earlier session used, by what its opening says or by what the status of a pen
 * working in it says.
 */
public final class CartridgeReused implements ClinicRule {
    /** A cartridge comes into a session: known at a moment of wall time. */
    private record Use(String cartridge, Transcript session, long wall, Transcript.Entry entry) {}

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
                                .requiredIf(told.add(session))
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
                            visit.opening()));
        }
    }

    /** A pen brings a cartridge with its first reading in a session, or changes it during it. */
    private static void byStatus(Chronicle chronicle, Transcript session, List<Use> uses) {
        session.readingsByPen()
                .forEach(
                        (pen, readings) -> {
                            ReadingOf first = readings.get(0);
                            long end = readings.get(readings.size() - 1).wall();
                            String brought =
                                    chronicle.lastStatus(pen, first.wall(), PenStatus::cartridge);
                            add(brought, session, first.wall(), first.entry(), uses);
                            for (Published each : chronicle.byPen().getOrDefault(pen, List.of())) {
                                if (each.wall() > first.wall()
                                        && each.wall() <= end
                                        && each.message() instanceof PenStatus status) {
                                    add(
                                            status.cartridge(),
                                            session,
                                            each.wall(),
                                            first.entry(),
                                            uses);
                                }
                            }
                        });
    }

    private static void add(
            @Nullable String cartridge,
            Transcript session,
            long wall,
            Transcript.Entry entry,
            List<Use> uses) {
        if (cartridge != null) {
            uses.add(new Use(cartridge, session, wall, entry));
        }
    }
}
