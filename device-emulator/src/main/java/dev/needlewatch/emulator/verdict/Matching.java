package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Place;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    /** How far the onset named in an alarm may be off the oracle's before it is another alarm. */
    private static final long ONSET_TOLERANCE_MS = 1_500;

    /** An alarm that had to come, or might, and came. */
    record Pair(Expectation expectation, RaisedAlarm raised) {
        long latencyNanos() {
            return raised.receivedNanos() - expectation.triggerNanos();
        }
    }

    /** An expected alarm, and when its trigger was due to be published. */
    record Expectation(ExpectedAlarm alarm, long triggerNanos) {}

    static Matching of(Collection<Expectation> expected, Collection<RaisedAlarm> raised) {
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
                    pairs.add(new Pair(expectation, nearest.get()));
                } else if (required) {
                    missed.add(expectation.alarm());
                }
            }
        }
        List<Fault> faults = new ArrayList<>();
        pairs.forEach(pair -> inspect(pair, faults));
        List<Alarm> unexpected = left.stream().map(RaisedAlarm::first).toList();
        return new Matching(pairs, missed, unexpected, faults);
    }

    /** Whether everything that must come has come and is as it must be in the end. */
    boolean complete() {
        return missed.isEmpty() && faults.isEmpty();
    }

    private static Optional<RaisedAlarm> nearest(ExpectedAlarm expected, List<RaisedAlarm> from) {
        return from.stream()
                .filter(r -> about(expected, r.first()) && off(expected, r) <= ONSET_TOLERANCE_MS)
                .min(Comparator.comparingLong(r -> off(expected, r)));
    }

    private static long off(ExpectedAlarm expected, RaisedAlarm raised) {
        return Math.abs(expected.since() - raised.first().since());
    }

    private static boolean about(ExpectedAlarm expected, Alarm alarm) {
        return expected.clinic().equals(alarm.clinic())
                && expected.session().equals(alarm.session())
                && expected.code() == alarm.code()
                && expected.place().equals(new Place(alarm.area(), alarm.zone()));
    }

    private static void inspect(Pair pair, List<Fault> faults) {
        ExpectedAlarm expected = pair.expectation().alarm();
        Alarm alarm = pair.raised().first();
        if (!expected.priorities().contains(alarm.priority())) {
            faults.add(
                    new Fault(
                            alarm,
                            "priority " + alarm.priority() + ", not " + expected.priorities()));
        }
        Double limit = alarm.limit();
        if (limit == null || Math.abs(limit - expected.limit()) > 0.001) {
            faults.add(new Fault(alarm, "limit " + limit + ", not " + expected.limit()));
        }
        if (!acceptable(expected, alarm.reason())) {
            faults.add(new Fault(alarm, "reason " + alarm.reason() + ", not " + expected.reason()));
        }
        if (expected.required() && pair.latencyNanos() < 0) {
            faults.add(new Fault(alarm, "came before its condition was complete"));
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
        if (raised.presence() == Presence.ON || raised.presence() == Presence.ACK) {
            faults.add(new Fault(raised.first(), "is still on after its session closed"));
        }
    }

    private static boolean acceptable(ExpectedAlarm expected, @Nullable LimitReason reason) {
        if (expected.reason() == null) {
            return true;
        }
        // The contract's reasons are those of the effective limit; a warning may go without.
        boolean mayBeSilent = expected.code() != AlarmCode.DEPTH_ABOVE_LIMIT;
        return expected.reason() == reason || (mayBeSilent && reason == null);
    }
}
