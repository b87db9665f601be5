package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.emulator.oracle.Published.Kind;
import dev.needlewatch.emulator.oracle.Stretch;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pen needles for 2 s without an open session; over when one is opened, or after 10 s without
 * needling. That a session it names is closed counts like that it was never opened.
 */
public final class NoSession implements ClinicRule {
    private static final long DELAY_MS = 2_000;
    private static final long REST_MS = 10_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.NO_SESSION);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        Spans sessions = Spans.of(chronicle, NoSession::at);
        List<ExpectedAlarm> expected = new ArrayList<>();
        chronicle
                .byPen()
                .forEach(
                        (pen, all) ->
                                judge(
                                        chronicle.clinic(),
                                        all,
                                        r -> !sessions.open(r.reading().session(), r.at()),
                                        margin,
                                        expected));
        return expected;
    }

    private static void judge(
            String clinic,
            List<Published> all,
            java.util.function.Predicate<ReadingOf> strays,
            Margin margin,
            List<ExpectedAlarm> expected) {
        List<ReadingOf> readings =
                all.stream()
                        .filter(p -> p.kind() == Kind.FIRST)
                        .filter(p -> p.message() instanceof Reading)
                        .map(p -> new ReadingOf(p.pen(), (Reading) told(p), p.wall()))
                        .sorted(Comparator.comparingLong(ReadingOf::at))
                        .toList();
        long onUntil = Long.MIN_VALUE;
        for (Stretch stray : Stretch.of(readings, r -> r.reading().needling() && strays.test(r))) {
            Optional<ReadingOf> complete = stray.lasting(DELAY_MS + margin.durationMs());
            if (complete.isEmpty() || stray.first().wall() < onUntil) {
                continue;
            }
            Long ends = ends(all, readings, stray);
            onUntil = ends == null ? Long.MAX_VALUE : ends;
            expected.add(
                    Expect.alarm(
                                    clinic,
                                    AlarmCode.NO_SESSION,
                                    complete.get().pen(),
                                    complete.get().wall())
                            .session(stray.first().reading().session())
                            .since(stray.since())
                            .ends(ends)
                            .build());
        }
    }

    private static @Nullable Long ends(
            List<Published> all, List<ReadingOf> readings, Stretch stray) {
        OptionalLong rest =
                Stretch.calm(readings, stray.last().at(), REST_MS, r -> !r.reading().needling());
        OptionalLong opening =
                all.stream()
                        .filter(
                                p ->
                                        p.message() instanceof SessionEvent.Opened o
                                                && o.at() > stray.since())
                        .mapToLong(Published::wall)
                        .min();
        if (rest.isEmpty() && opening.isEmpty()) {
            return null;
        }
        return Math.min(rest.orElse(Long.MAX_VALUE), opening.orElse(Long.MAX_VALUE));
    }

    private static long at(Published event) {
        return told(event).at();
    }

    private static PenMessage told(Published published) {
        PenMessage message = published.message();
        if (message == null) {
            throw new IllegalStateException("garbage is no reading");
        }
        return message;
    }
}
