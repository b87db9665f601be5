package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Whatever may happen in a session, made up at random. */
final class Steps {
    private Steps() {}

    /** One thing that happens to the session on the bench. */
    interface Step {
        void to(Bench bench);
    }

    /**
     * Readings of one kind, a tenth of a second apart.
     *
     * @param count how many
     */
    record Stroke(
            int pen,
            @Nullable String area,
            @Nullable String zone,
            double depthMm,
            double dialMm,
            boolean contact,
            int strip,
            int passes,
            int count)
            implements Step {
        List<Reading> readings(Bench bench) {
            bench.with("pen-" + pen).on(area, zone).dial(dialMm).contact(contact);
            List<Reading> readings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Reading r = bench.gliding(strip, Direction.VERTICAL);
                readings.add(
                        new Reading(
                                r.boot(),
                                r.seq(),
                                r.at(),
                                r.session(),
                                area,
                                zone,
                                depthMm,
                                dialMm,
                                contact ? 7_000 : 0,
                                passes,
                                contact,
                                strip,
                                r.direction()));
            }
            return readings;
        }

        @Override
        public void to(Bench bench) {
            readings(bench).forEach(bench::take);
        }
    }

    /** Anything else, with a name to show when a property fails. */
    record Other(String name, Step step) implements Step {
        @Override
        public void to(Bench bench) {
            step.to(bench);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Arbitrary<Stroke> strokes(int fewest, int most) {
        return Combinators.combine(
                        Arbitraries.of(3, 4),
                        Arbitraries.of("cheek", "forehead", "periorbital", "hand", "nowhere")
                                .injectNull(0.1),
                        Arbitraries.of("left", "test").injectNull(0.5),
                        Arbitraries.of(0.1, 0.45, 0.55, 0.8, 1.1, 1.45, 1.55, 1.6, 1.9, 3.0),
                        Arbitraries.of(0.3, 0.8, 1.5),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.integers().between(1, 2),
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 6),
                                        Arbitraries.integers().between(fewest, most))
                                .as((passes, count) -> new int[] {passes, count}))
                .as(
                        (pen, area, zone, depth, dial, contact, strip, counts) ->
                                new Stroke(
                                        pen, area, zone, depth, dial, contact, strip, counts[0],
                                        counts[1]));
    }

    static Arbitrary<Step> anything() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, strokes(1, 40).map(s -> s)), Tuple.of(4, Arbitraries.of(others())));
    }

    private static List<Step> others() {
        List<Step> steps = new ArrayList<>();
        for (Treatment treatment : Treatment.values()) {
            steps.add(new Other("open " + treatment, b -> b.openedWith(treatment, "ha")));
        }
        for (Reaction reaction : Reaction.values()) {
            steps.add(new Other("test " + reaction, b -> b.tested(reaction, "ha")));
        }
        steps.add(new Other("test another serum", b -> b.tested(Reaction.NONE, "vc")));
        steps.add(new Other("approve 0.5 mm", b -> b.approved(0.5)));
        for (Bleeding bleeding : Bleeding.values()) {
            steps.add(new Other("bleeding " + bleeding, b -> b.bleeding(bleeding, "cheek")));
        }
        for (int i = 0; i < 3; i++) {
            int nth = i;
            steps.add(new Other("acknowledge " + i, b -> acknowledge(b, nth)));
        }
        for (long ms : new long[] {500, 12_000, 70_000, 50 * 60_000, 4 * 3_600_000}) {
            steps.add(new Other("idle " + ms, b -> b.idle(ms)));
        }
        steps.add(new Other("reboot", Bench::rebooted));
        steps.add(new Other("close", Bench::closed));
        steps.add(new Other("no longer stray", b -> b.sign(new Sign.NoLongerStray("pen-3"))));
        findings(steps);
        return steps;
    }

    private static void findings(List<Step> steps) {
        for (String from : new String[] {"s-0", "s-1"}) {
            for (String cartridge : new String[] {"k-1", "k-2"}) {
                long seq = Long.parseLong(cartridge.substring(2));
                Finding verdict =
                        new Finding.CartridgeVerdict(
                                "s-1", cartridge, "pen-3", 1, seq, Bench.START, from);
                steps.add(new Other(cartridge + " used in " + from, b -> b.finding(verdict)));
            }
        }
        Finding course = new Finding.CourseLength("s-1", 7);
        steps.add(new Other("seventh session", b -> b.finding(course)));
        Finding reaction = new Finding.SerumReaction("s-1", "ha", "s-0");
        steps.add(new Other("reacted before", b -> b.finding(reaction)));
        for (int days : new int[] {10, 25}) {
            Finding interval =
                    new Finding.SessionInterval(
                            "s-1", "s-0", Bench.START - days * 86_400_000L, Bench.START);
            steps.add(new Other(days + " days ago", b -> b.finding(interval)));
        }
    }

    /** Acknowledges the n-th alarm that stands, if there is one that can be. */
    private static void acknowledge(Bench bench, int nth) {
        List<String> standing = List.copyOf(bench.state.alarms.byId.keySet());
        if (nth < standing.size()) {
            bench.acknowledge(standing.get(nth));
        }
    }

    /** Closes, acknowledges what is latched, and lets a day pass. */
    static void end(Bench bench) {
        bench.closed().idle(4 * 3_600_000L);
        for (Alarm alarm : List.copyOf(bench.alarms)) {
            if (alarm.presence() == Presence.LATCHED) {
                bench.acknowledge(alarm.id());
            }
        }
        bench.idle(24 * 3_600_000L);
    }
}
