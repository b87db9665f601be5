package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.device.DepthDrift;
import dev.needlewatch.emulator.oracle.device.MotorStalled;
import dev.needlewatch.emulator.oracle.device.SpeedOutOfRange;
import dev.needlewatch.emulator.oracle.history.CartridgeReused;
import dev.needlewatch.emulator.oracle.history.Intervals;
import dev.needlewatch.emulator.oracle.history.SerumNotApproved;
import dev.needlewatch.emulator.oracle.session.AreaNotSet;
import dev.needlewatch.emulator.oracle.session.Bleeding;
import dev.needlewatch.emulator.oracle.session.DepthNotReduced;
import dev.needlewatch.emulator.oracle.session.NeedlingTime;
import dev.needlewatch.emulator.oracle.session.SessionTime;
import dev.needlewatch.emulator.oracle.session.StripRepeated;
import dev.needlewatch.emulator.oracle.session.TestAreaMissing;
import dev.needlewatch.emulator.oracle.wall.BatteryLow;
import dev.needlewatch.emulator.oracle.wall.Bursts;
import dev.needlewatch.emulator.oracle.wall.ClockSkew;
import dev.needlewatch.emulator.oracle.wall.NoSession;
import dev.needlewatch.emulator.oracle.wall.PenSilent;
import dev.needlewatch.emulator.oracle.wall.ReadingsLost;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says which alarms must come, by CONTRACT.md alone, from the complete record of what was
 * published. It scans over what happened instead of stepping through it, so that it does not share
 * the faults of a streaming state machine. Stateless and thread-safe.
 */
public final class Oracle {
    private static final List<Rule> RULES =
            List.of(
                    new DepthAboveLimit(),
                    new DepthAboveWarning(),
                    new DepthNotReduced(),
                    new Passes(),
                    new StripRepeated(),
                    new TestAreaMissing(),
                    new AreaNotSet(),
                    new NeedlingTime(),
                    new SessionTime(),
                    new Bleeding());

    private static final List<ClinicRule> CLINIC_RULES =
            List.of(
                    new NoSession(),
                    new Intervals(),
                    new CartridgeReused(),
                    new SerumNotApproved(),
                    new SpeedOutOfRange(),
                    new MotorStalled(),
                    new DepthDrift(),
                    new BatteryLow(),
                    new PenSilent(),
                    new ClockSkew(),
                    new Bursts(),
                    new ReadingsLost());

    private final LimitsTable limits;
    private final Set<AlarmCode> judged;
    private final Margin tolerance;

    /**
     * An oracle for some codes.
     *
     * @param limits of single sessions; a chronicle brings its own
     * @param judged the codes it says something about; others are nobody's business here
     * @param tolerance how near to a threshold is too close to call
     */
    public Oracle(LimitsTable limits, Set<AlarmCode> judged, Tolerance tolerance) {
        this.limits = limits;
        this.judged = Set.copyOf(judged);
        this.tolerance = tolerance.margin();
    }

    /** An oracle without tolerance: every value is taken by its letter. */
    public static Oracle exact(Set<AlarmCode> judged) {
        return new Oracle(LimitsTable.DEFAULTS, judged, Tolerance.NONE);
    }

    /** The codes that any oracle can judge. */
    public static Set<AlarmCode> codes() {
        Set<AlarmCode> codes = sessionCodes();
        CLINIC_RULES.forEach(rule -> codes.addAll(rule.codes()));
        return codes;
    }

    /** The codes that can be judged from one session alone. */
    public static Set<AlarmCode> sessionCodes() {
        Set<AlarmCode> codes = EnumSet.noneOf(AlarmCode.class);
        RULES.forEach(rule -> codes.addAll(rule.codes()));
        return codes;
    }

    /** The alarms that one session must or may raise by itself, in the order of their onset. */
    public List<ExpectedAlarm> judge(Transcript transcript) {
        return inOrder(session(transcript, limits));
    }

    /** The alarms that must or may come of all that a clinic published, by their onset. */
    public List<ExpectedAlarm> judge(Chronicle chronicle) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        chronicle.transcripts().forEach(t -> expected.addAll(session(t, chronicle.limits())));
        for (ClinicRule rule : CLINIC_RULES) {
            if (!java.util.Collections.disjoint(rule.codes(), judged)) {
                expected.addAll(shifted(margin -> rule.judge(chronicle, margin)));
            }
        }
        Map<String, Long> closed = new HashMap<>();
        chronicle.transcripts().forEach(t -> closed.put(t.session(), t.closedWall()));
        expected.replaceAll(a -> endedBy(closed, chronicle.doubtful(a.pen()) ? a.asOptional() : a));
        return inOrder(expected);
    }

    /** The closing of its session ends every alarm, except a pen's own. */
    private static ExpectedAlarm endedBy(Map<String, Long> closed, ExpectedAlarm alarm) {
        Long ends = alarm.endsAt();
        long by = closed.getOrDefault(String.valueOf(alarm.session()), Long.MAX_VALUE);
        return Ownership.ofPen(alarm.code()) || ends == null || ends <= by
                ? alarm
                : Expect.like(alarm).ends(by).build();
    }

    private List<ExpectedAlarm> session(Transcript transcript, LimitsTable table) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (Rule rule : RULES) {
            if (!java.util.Collections.disjoint(rule.codes(), judged)) {
                expected.addAll(shifted(margin -> rule.judge(transcript, table, margin)));
            }
        }
        return expected;
    }

    private List<ExpectedAlarm> inOrder(List<ExpectedAlarm> expected) {
        expected.removeIf(alarm -> !judged.contains(alarm.code()));
        expected.sort(Comparator.comparingLong(ExpectedAlarm::since));
        return expected;
    }

    /** An alarm by what it is about, and the how-manieth of its kind it is. */
    private record Key(AlarmCode code, String owner, @Nullable Place place, int ordinal) {}

    /** What a rule finds by the letter, and whether it stands when every threshold is shifted. */
    private List<ExpectedAlarm> shifted(Function<Margin, List<ExpectedAlarm>> rule) {
        Map<Key, ExpectedAlarm> nominal = byKey(rule.apply(Margin.NOMINAL));
        if (tolerance.equals(Margin.NOMINAL)) {
            return new ArrayList<>(nominal.values());
        }
        Map<Key, ExpectedAlarm> harder = byKey(rule.apply(tolerance));
        Map<Key, ExpectedAlarm> easier = byKey(rule.apply(tolerance.opposite()));
        Map<Key, ExpectedAlarm> all = new LinkedHashMap<>(nominal);
        harder.forEach(all::putIfAbsent);
        easier.forEach(all::putIfAbsent);
        List<ExpectedAlarm> found = new ArrayList<>();
        all.forEach(
                (key, alarm) -> {
                    boolean certain =
                            required(nominal.get(key))
                                    && required(harder.get(key))
                                    && required(easier.get(key));
                    found.add(certain ? alarm : alarm.asOptional());
                });
        return found;
    }

    private static Map<Key, ExpectedAlarm> byKey(List<ExpectedAlarm> alarms) {
        Map<Key, Integer> count = new HashMap<>();
        Map<Key, ExpectedAlarm> byKey = new LinkedHashMap<>();
        for (ExpectedAlarm alarm : alarms) {
            String owner = alarm.session() + "/" + Ownership.pen(alarm);
            Key kind = new Key(alarm.code(), owner, alarm.place(), 0);
            int ordinal = count.merge(kind, 1, Integer::sum);
            byKey.put(new Key(alarm.code(), owner, alarm.place(), ordinal), alarm);
        }
        return byKey;
    }

    private static boolean required(@Nullable ExpectedAlarm alarm) {
        return alarm != null && alarm.required();
    }
}
