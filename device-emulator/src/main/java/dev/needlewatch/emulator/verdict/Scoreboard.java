package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.ReadingRef;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.verdict.Matching.Expectation;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what had to come and what came, from whatever thread. Thread-safe. */
public final class Scoreboard {
    /** So long nothing may come after the last alarm before the silence is believed. */
    private static final long QUIET_MS = 500;

    private final Set<AlarmCode> judged;
    private final Set<String> sessions = new HashSet<>();
    private final List<Expectation> expected = new ArrayList<>();
    private final Map<String, RaisedAlarm> raised = new LinkedHashMap<>();
    private final Map<AlarmCode, Integer> notJudged = new EnumMap<>(AlarmCode.class);
    private final Set<String> seenElsewhere = new HashSet<>();
    private long lastHeardNanos = System.nanoTime();
    private long rejections;

    public Scoreboard(Set<AlarmCode> judged) {
        this.judged = Set.copyOf(judged);
    }

    /** A session begins; only alarms of such sessions are judged. */
    public synchronized void begin(String clinic, String session) {
        sessions.add(clinic + "/" + session);
    }

    /** What the oracle says of a session, and when its messages were due. */
    public synchronized void expect(List<ExpectedAlarm> alarms, Map<ReadingRef, Long> dueNanos) {
        for (ExpectedAlarm alarm : alarms) {
            Long nanos = dueNanos.get(alarm.trigger());
            if (nanos == null) {
                throw new IllegalStateException("never published: " + alarm.trigger());
            }
            expected.add(new Expectation(alarm, nanos));
        }
        notifyAll();
    }

    /** An alarm's change arrived. */
    public synchronized void heard(Alarm alarm, long nanos) {
        lastHeardNanos = nanos;
        if (!judged.contains(alarm.code())) {
            if (seenElsewhere.add(alarm.id())) {
                notJudged.merge(alarm.code(), 1, Integer::sum);
            }
        } else if (alarm.session() == null
                || sessions.contains(alarm.clinic() + "/" + alarm.session())) {
            RaisedAlarm known = raised.get(alarm.id());
            raised.put(
                    alarm.id(), known == null ? RaisedAlarm.of(alarm, nanos) : known.then(alarm));
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

    /** Waits until all that must come has come and nothing more does, or until the time is over. */
    public synchronized void awaitAnswered(Duration atMost) throws InterruptedException {
        long begin = System.nanoTime();
        long deadline = begin + atMost.toNanos();
        while (System.nanoTime() < deadline) {
            boolean complete = Matching.of(expected, raised.values()).complete();
            long quietSince = Math.max(begin, lastHeardNanos);
            long quietFor = (System.nanoTime() - quietSince) / 1_000_000;
            if (complete && quietFor >= QUIET_MS) {
                return;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            wait(Math.max(1, complete ? Math.min(left, QUIET_MS - quietFor) : left));
        }
    }

    /** The verdict as it stands. */
    public synchronized Verdict verdict(PublishLedger.Totals published) {
        Matching matching = Matching.of(expected, raised.values());
        long required = expected.stream().filter(e -> e.alarm().required()).count();
        return new Verdict(
                published,
                sessions.size(),
                (int) required,
                expected.size() - (int) required,
                raised.size(),
                matching.missed(),
                matching.unexpected(),
                matching.faults(),
                Latency.of(matching.pairs()),
                notJudged,
                rejections);
    }
}
