package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Ownership;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.verdict.Matching.Expectation;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** Collects what had to come and what came, from whatever thread. Thread-safe. */
public final class Scoreboard {
    /** So long nothing may come after the last alarm before the silence is believed. */
    private static final long QUIET_MS = 500;

    private final Set<AlarmCode> judged;
    private final long since;
    private final Patience patience;
    private final Set<String> sessions = new HashSet<>();
    private final List<Expectation> expected = new ArrayList<>();
    private final Map<String, RaisedAlarm> raised = new LinkedHashMap<>();
    private final Map<AlarmCode, Integer> notJudged = new EnumMap<>(AlarmCode.class);
    private final Set<String> tolerated = new HashSet<>();
    private final Set<String> seenElsewhere = new HashSet<>();
    private final InterlockBoard interlock = new InterlockBoard();
    private long lastHeardNanos = System.nanoTime();
    private long rejections;
    private long settledNanos = Long.MIN_VALUE;

    /**
     * A board for one run.
     *
     * @param judged the codes it takes note of
     * @param since alarms raised earlier belong to another run; wall time, ms
     */
    public Scoreboard(Set<AlarmCode> judged, long since) {
        this(judged, since, Patience.USUAL);
    }

    /** The same with another patience. */
    public Scoreboard(Set<AlarmCode> judged, long since, Patience patience) {
        this.judged = Set.copyOf(judged);
        this.since = since;
        this.patience = patience;
    }

    /** A session begins; only alarms of such sessions are judged. */
    public synchronized void begin(String clinic, String session) {
        sessions.add(clinic + "/" + session);
    }

    /** What the oracle says, and how wall time is told in nanoseconds. */
    public synchronized void expect(List<ExpectedAlarm> alarms, LongUnaryOperator nanosOf) {
        settledNanos = nanosOf.applyAsLong(since) + Latency.SETTLING.toNanos();
        for (ExpectedAlarm alarm : alarms) {
            Long ends = alarm.endsAt();
            expected.add(
                    new Expectation(
                            alarm,
                            nanosOf.applyAsLong(alarm.dueAt()),
                            ends == null ? Long.MAX_VALUE : nanosOf.applyAsLong(ends)));
        }
        notifyAll();
    }

    /** Of these pens nothing certain can be said: none of their alarms is false. */
    public synchronized void tolerate(String clinic, Set<String> pens) {
        pens.forEach(pen -> tolerated.add(clinic + "/" + pen));
    }

    /** The limits of a clinic ask for the interlock. */
    public synchronized void interlock(String clinic, long nanos) {
        interlock.interlock(clinic, nanos);
    }

    /** A pen was told to halt, or that it may go on. */
    public synchronized void told(String clinic, String pen, PenCommand command, long nanos) {
        interlock.told(clinic, pen, command, nanos);
    }

    /** An alarm's change arrived. */
    public synchronized void heard(Alarm alarm, long nanos) {
        lastHeardNanos = nanos;
        if (alarm.raisedAt() >= since) {
            interlock.heard(alarm, nanos);
        }
        if (!judged.contains(alarm.code())) {
            if (seenElsewhere.add(alarm.id())) {
                notJudged.merge(alarm.code(), 1, Integer::sum);
            }
        } else if (alarm.raisedAt() < since) {
            return; // left over from a run before
        } else if (Ownership.ofPen(alarm.code())
                || alarm.session() == null
                || sessions.contains(alarm.clinic() + "/" + alarm.session())) {
            RaisedAlarm known = raised.get(alarm.id());
            raised.put(
                    alarm.id(),
                    known == null ? RaisedAlarm.of(alarm, nanos) : known.then(alarm, nanos));
        }
        notifyAll();
    }

    /** The system said that it rejected a message. */
    public synchronized void rejected() {
        rejections++;
    }

    /** How many alarms have come, of the codes judged. */
    public synchronized int raised() {
        return raised.size();
    }

    /**
     * Waits until all that must come has come and nothing more does; false if not after so long.
     */
    public synchronized boolean awaitAnswered(Duration atMost) throws InterruptedException {
        long begin = System.nanoTime();
        long deadline = begin + atMost.toNanos();
        while (System.nanoTime() < deadline) {
            boolean complete = matching(System.nanoTime()).complete();
            long quietSince = Math.max(begin, lastHeardNanos);
            long quietFor = (System.nanoTime() - quietSince) / 1_000_000;
            if (complete && quietFor >= QUIET_MS) {
                return true;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            wait(Math.max(1, complete ? Math.min(left, QUIET_MS - quietFor) : left));
        }
        return false;
    }

    private Matching matching(long nowNanos) {
        return Matching.of(expected, raised.values(), nowNanos, patience);
    }

    /** The verdict as it stands. */
    public synchronized Verdict verdict(PublishLedger.Totals published) {
        return verdict(published, System.nanoTime());
    }

    /** The verdict as it stands at a moment, by the clock that alarms were heard by. */
    public synchronized Verdict verdict(PublishLedger.Totals published, long nowNanos) {
        Matching matching =
                matching(nowNanos).without(a -> tolerated.contains(a.clinic() + "/" + a.pen()));
        long required = expected.stream().filter(e -> e.alarm().required()).count();
        return new Verdict(
                published,
                CodeTally.of(expected, matching),
                sessions.size(),
                (int) required,
                expected.size() - (int) required,
                raised.size(),
                matching.missed(),
                matching.unexpected(),
                matching.faults(),
                Latency.of(matching.pairs()),
                Latency.since(matching.pairs(), settledNanos),
                notJudged,
                rejections,
                Timekeeping.REAL,
                interlock.judge(nowNanos));
    }
}
