package dev.needlewatch.emulator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Place;
import dev.needlewatch.emulator.oracle.ReadingRef;
import dev.needlewatch.emulator.verdict.Matching.Expectation;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.time.WallClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final long TRIGGER_NANOS = 5_000_000;
    private static final long RECEIVED_NANOS = 9_000_000;

    @Test
    void anAlarmAsItMustBeMatches() {
        ExpectedAlarm expected = expected(1_000, true);
        Matching matching = match(expected, latched(AlarmSamples.raised(expected, "a-1")));
        assertThat(matching.complete()).isTrue();
        assertThat(matching.unexpected()).isEmpty();
        assertThat(matching.pairs())
                .singleElement()
                .extracting(Matching.Pair::latencyNanos)
                .isEqualTo(4_000_000L);
    }

    @Test
    void aRequiredAlarmThatDoesNotComeIsMissedAnOptionalOneIsNot() {
        assertThat(match(expected(1_000, true)).missed()).hasSize(1);
        assertThat(match(expected(1_000, false)).missed()).isEmpty();
    }

    @Test
    void anAlarmThatNobodyExpectsIsFalse() {
        RaisedAlarm raised = latched(AlarmSamples.raised(expected(1_000, true), "a-1"));
        Matching matching = Matching.of(List.of(), List.of(raised), RECEIVED_NANOS);
        assertThat(matching.unexpected()).containsExactly(raised.first());
    }

    @Test
    void aSecondAlarmOfOneConditionIsFalse() {
        ExpectedAlarm expected = expected(1_000, true);
        Matching matching =
                match(
                        expected,
                        latched(AlarmSamples.raised(expected, "a-1")),
                        latched(AlarmSamples.raised(expected, "a-2")));
        assertThat(matching.missed()).isEmpty();
        assertThat(matching.unexpected()).extracting(Alarm::id).containsExactly("a-2");
    }

    @Test
    void anAlarmOfAnotherOnsetIsBothMissedAndFalse() {
        Alarm late = AlarmSamples.raised(expected(9_000, true), "a-1");
        Matching matching = match(expected(1_000, true), latched(late));
        assertThat(matching.missed()).hasSize(1);
        assertThat(matching.unexpected()).hasSize(1);
    }

    @Test
    void anOptionalAlarmDoesNotTakeTheRequiredOnesMatch() {
        Matching matching =
                Matching.of(
                        List.of(
                                new Expectation(
                                        expected(1_100, false), TRIGGER_NANOS, Long.MAX_VALUE),
                                new Expectation(
                                        expected(1_000, true), TRIGGER_NANOS, Long.MAX_VALUE)),
                        List.of(latched(AlarmSamples.raised(expected(1_100, true), "a-1"))),
                        RECEIVED_NANOS);
        assertThat(matching.missed()).isEmpty();
    }

    @Test
    void wrongPriorityLimitOrReasonIsAFault() {
        ExpectedAlarm expected = expected(1_000, true);
        Alarm right = AlarmSamples.raised(expected, "a-1");
        assertFault(expected, latched(AlarmSamples.withPriority(right, Priority.LOW)), "priority");
        ExpectedAlarm otherLimit = expected(1_000, 1.2, LimitReason.AREA);
        assertFault(otherLimit, latched(right), "limit 1.5");
        ExpectedAlarm otherReason = expected(1_000, 1.5, LimitReason.SKIN);
        assertFault(otherReason, latched(right), "reason AREA");
    }

    @Test
    void aLatchingAlarmThatWasNeverLatchedIsAFaultUnlessAcknowledged() {
        ExpectedAlarm expected = expected(1_000, true);
        Alarm raised = AlarmSamples.raised(expected, "a-1");
        RaisedAlarm gone = RaisedAlarm.of(raised, RECEIVED_NANOS).then(off(raised), RECEIVED_NANOS);
        assertFault(expected, gone, "never latched");
        RaisedAlarm seenTo =
                RaisedAlarm.of(raised, RECEIVED_NANOS)
                        .then(
                                AlarmSamples.changed(raised, AlarmEvent.ACKNOWLEDGED, Presence.ACK),
                                RECEIVED_NANOS)
                        .then(off(raised), RECEIVED_NANOS);
        assertThat(match(expected, seenTo).faults()).isEmpty();
    }

    @Test
    void anAlarmStillOnAfterItsSessionIsAFault() {
        ExpectedAlarm expected = expected(1_000, true);
        RaisedAlarm on = RaisedAlarm.of(AlarmSamples.raised(expected, "a-1"), RECEIVED_NANOS);
        assertThat(match(expected, on).faults())
                .extracting(Fault::what)
                .contains("is still on after its session closed");
    }

    @Test
    void anAlarmBeforeItsConditionIsCompleteIsAFault() {
        ExpectedAlarm expected = expected(1_000, true);
        Alarm raised = AlarmSamples.raised(expected, "a-1");
        RaisedAlarm early =
                RaisedAlarm.of(raised, TRIGGER_NANOS - 1)
                        .then(
                                AlarmSamples.changed(raised, AlarmEvent.LATCHED, Presence.LATCHED),
                                RECEIVED_NANOS);
        assertFault(expected, early, "before its condition");
    }

    @Test
    void onAFastClockSecondsAreFewerButHalfARealOneIsAlwaysAllowed() {
        ExpectedAlarm expected = expected(1_000, true);
        RaisedAlarm raised = latched(AlarmSamples.raised(expected, "a-1"));
        Patience sixty = Patience.by(new WallClock(0, 60));
        for (long waited : new long[] {499_000_000L, 501_000_000L}) {
            Expectation due = new Expectation(expected, RECEIVED_NANOS - waited, Long.MAX_VALUE);
            Matching matching = Matching.of(List.of(due), List.of(raised), RECEIVED_NANOS, sixty);
            assertThat(matching.faults()).hasSize(waited > 500_000_000L ? 1 : 0);
        }
        Expectation over = new Expectation(expected, TRIGGER_NANOS, RECEIVED_NANOS + 9_000_000);
        RaisedAlarm ended = raised.then(off(raised.first()), RECEIVED_NANOS);
        assertThat(Matching.of(List.of(over), List.of(ended), RECEIVED_NANOS, sixty).faults())
                .extracting(Fault::what)
                .contains("ended before its condition was over");
    }

    private static void assertFault(ExpectedAlarm expected, RaisedAlarm raised, String what) {
        assertThat(match(expected, raised).faults())
                .singleElement()
                .extracting(Fault::what)
                .asString()
                .contains(what);
    }

    private static Matching match(ExpectedAlarm expected, RaisedAlarm... raised) {
        return Matching.of(
                List.of(new Expectation(expected, TRIGGER_NANOS, Long.MAX_VALUE)),
                List.of(raised),
                RECEIVED_NANOS);
    }

    private static RaisedAlarm latched(Alarm alarm) {
        return RaisedAlarm.of(alarm, RECEIVED_NANOS)
                .then(
                        AlarmSamples.changed(alarm, AlarmEvent.LATCHED, Presence.LATCHED),
                        RECEIVED_NANOS);
    }

    private static Alarm off(Alarm alarm) {
        return AlarmSamples.changed(alarm, AlarmEvent.ENDED, Presence.OFF);
    }

    private static ExpectedAlarm expected(long since, boolean required) {
        return expected(since, 1.5, LimitReason.AREA, required);
    }

    private static ExpectedAlarm expected(long since, double limit, LimitReason reason) {
        return expected(since, limit, reason, true);
    }

    private static ExpectedAlarm expected(
            long since, double limit, LimitReason reason, boolean required) {
        ReadingRef trigger = new ReadingRef("pen-1", 1, 2);
        return new ExpectedAlarm(
                "lyon",
                "s-1",
                AlarmCode.DEPTH_ABOVE_LIMIT,
                new Place("cheek", "left"),
                Set.of(Priority.HIGH),
                null,
                limit,
                reason,
                true,
                since,
                1_500,
                trigger,
                since,
                null,
                required);
    }
}
