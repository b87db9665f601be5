package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Ownership;
import dev.needlewatch.emulator.oracle.Place;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that came, matched one to one with those that had to come or might.
 *
 * @param pairs expected alarms that came
 * @param missed required alarms that did not
 * @param unexpected alarms that came without being expected
 * @param faults what is wrong with those that came
 */
record Matching(
        List<Pair> pairs, List<ExpectedAlarm> missed, List<Alarm> unexpected, List<Fault> faults) {
    /** An alarm that had to come, or might, and came. */
    record Pair(Expectation expectation, RaisedAlarm raised, Patience patience) {
        long latencyNanos() {
            return raised.receivedNanos() - expectation.triggerNanos();
        }

        boolean late() {
            return latencyNanos() > allowedNanos();
        }

        boolean overTooLate(long nowNanos) {
            long over = expectation.overNanos();
            return over != Long.MAX_VALUE
                    && Math.min(raised.overNanos(), nowNanos) > over + allowedNanos();
        }

        private long allowedNanos() {
            boolean lost = expectation.alarm().code() == AlarmCode.READINGS_LOST;
            return lost ? patience.lostLateNanos() : patience.lateNanos();
        }

        boolean overTooEarly() {
            return expectation.overNanos() != Long.MAX_VALUE
                    && raised.overNanos() < expectation.overNanos() - patience.earlyEndNanos();
        }
    }

    /**
     * An expected alarm.
     *
     * @param triggerNanos when its condition was complete
     * @param overNanos when its condition was over; {@code Long.MAX_VALUE} if that is left open
     */
    record Expectation(ExpectedAlarm alarm, long triggerNanos, long overNanos) {}

    /** As it stands at a moment; what was to end by then must have. */
    static Matching of(
            Collection<Expectation> expected, Collection<RaisedAlarm> raised, long nowNanos) {
        return of(expected, raised, nowNanos, Patience.USUAL);
    }

    /** The same with another patience. */
    static Matching of(
            Collection<Expectation> expected,
            Collection<RaisedAlarm> raised,
            long nowNanos,
            Patience patience) {
        List<RaisedAlarm> left = new ArrayList<>(raised);
        left.sort(Comparator.comparingLong(r -> r.first().since()));
        List<Pair> pairs = new ArrayList<>();
        List<ExpectedAlarm> missed = new ArrayList<>();
        // Required ones choose first: an optional one must not take their alarm away.
        for (boolean required : new boolean[] {true, false}) {
            for (Expectation expectation : expected) {
                if (expectation.alarm().required() != required) {
                    continue;
                }
                Optional<RaisedAlarm> nearest = nearest(expectation.alarm(), left);
                if (nearest.isPresent()) {
                    left.remove(nearest.get());
                    pairs.add(new Pair(expectation, nearest.get(), patience));
                } else if (required) {
                    missed.add(expectation.alarm());
                }
            }
        }
        List<Fault> faults = new ArrayList<>();
        pairs.forEach(pair -> inspect(pair, nowNanos, faults));
        List<Alarm> unexpected = left.stream().map(RaisedAlarm::first).toList();
        return new Matching(pairs, missed, unexpected, faults);
    }

    /** The same, but for some of the alarms that nobody expected. */
    Matching without(Predicate<Alarm> tolerated) {
        return new Matching(
                pairs, missed, unexpected.stream().filter(tolerated.negate()).toList(), faults);
    }

    /** Whether everything that must come has come and is as it must be in the end. */
    boolean complete() {
        return missed.isEmpty() && faults.isEmpty();
    }

    private static Optional<RaisedAlarm> nearest(ExpectedAlarm expected, List<RaisedAlarm> from) {
        return from.stream()
                .filter(r -> about(expected, r.first()) && off(expected, r) <= expected.slackMs())
                .min(Comparator.comparingLong(r -> off(expected, r)));
    }

    private static long off(ExpectedAlarm expected, RaisedAlarm raised) {
        return Math.abs(expected.since() - raised.first().since());
    }

    private static boolean about(ExpectedAlarm expected, Alarm alarm) {
        return expected.clinic().equals(alarm.clinic())
                && expected.code() == alarm.code()
                && (Ownership.ofPen(alarm.code())
                        || Objects.equals(expected.session(), alarm.session()))
                && (!Ownership.tellsPens(alarm.code()) || expected.pen().equals(alarm.pen()))
                && (expected.place() == null
                        || expected.place().equals(new Place(alarm.area(), alarm.zone())));
    }

    private static void inspect(Pair pair, long nowNanos, List<Fault> faults) {
        ExpectedAlarm expected = pair.expectation().alarm();
        Alarm alarm = pair.raised().first();
        if (!expected.priorities().contains(alarm.priority())) {
            faults.add(
                    new Fault(
                            alarm,
                            "priority " + alarm.priority() + ", not " + expected.priorities()));
        }
        Priority peak = expected.peak();
        if (peak != null && pair.raised().highest().compareTo(peak) > 0) {
            faults.add(new Fault(alarm, "never rose to priority " + peak));
        }
        Double limit = alarm.limit();
        Double held = expected.limit();
        if (held != null && (limit == null || Math.abs(limit - held) > 0.001)) {
            faults.add(new Fault(alarm, "limit " + limit + ", not " + held));
        }
        if (!acceptable(expected, alarm.reason())) {
            faults.add(new Fault(alarm, "reason " + alarm.reason() + ", not " + expected.reason()));
        }
        // Where the onset is left open, so is the exact moment.
        boolean exact = expected.required() && expected.slackMs() != Expect.ANY_ONSET;
        if (exact && pair.latencyNanos() < 0) {
            faults.add(new Fault(alarm, "came before its condition was complete"));
        }
        if (expected.required() && pair.late()) {
            faults.add(
                    new Fault(
                            alarm,
                            "came " + pair.latencyNanos() / 1_000_000 + " ms after its condition"));
        }
        if (expected.required() && pair.overTooEarly()) {
            faults.add(new Fault(alarm, "ended before its condition was over"));
        }
        if (expected.required() && pair.overTooLate(nowNanos)) {
            faults.add(new Fault(alarm, "went on after its condition was over"));
        }
        inspectEnd(expected, pair.raised(), faults);
    }

    /** Every session is closed by now: what latches was latched, the rest is off. */
    private static void inspectEnd(ExpectedAlarm expected, RaisedAlarm raised, List<Fault> faults) {
        if (expected.latches() && !raised.latched() && !raised.acknowledged()) {
            faults.add(new Fault(raised.first(), "was never latched"));
        } else if (!expected.latches() && raised.latched()) {
            faults.add(new Fault(raised.first(), "was latched, though it must not"));
        }
        boolean present = raised.presence() == Presence.ON || raised.presence() == Presence.ACK;
        if (present && !Ownership.ofPen(expected.code())) {
            faults.add(new Fault(raised.first(), "is still on after its session closed"));
        }
    }

    private static boolean acceptable(ExpectedAlarm expected, @Nullable LimitReason reason) {
        if (expected.reason() == null) {
            return true;
        }
        // The contract's reasons are those of the effective limit; a warning may go without, or
        // name the area though skin lowers it.
        boolean open = expected.code() != AlarmCode.DEPTH_ABOVE_LIMIT;
        return expected.reason() == reason
                || (open && (reason == null || reason == LimitReason.AREA));
    }
}
