package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which alarms a session must raise, by CONTRACT.md alone, from the complete transcript. It
 * scans over what happened instead of stepping through it, so that it does not share the faults of
 * a streaming state machine. Stateless and thread-safe.
 */
public final class Oracle {
    private static final List<Rule> RULES =
            List.of(new DepthAboveLimit(), new DepthAboveWarning(), new Passes());

    private final LimitsTable limits;
    private final Set<AlarmCode> judged;
    private final Margin tolerance;

    /**
     * An oracle for some codes.
     *
     * @param judged the codes it says something about; others are nobody's business here
     * @param depthToleranceMm how near to a threshold a depth is too close to call
     * @param durationTolerance how near to a delay a duration is too close to call
     */
    public Oracle(
            LimitsTable limits,
            Set<AlarmCode> judged,
            double depthToleranceMm,
            Duration durationTolerance) {
        this.limits = limits;
        this.judged = Set.copyOf(judged);
        this.tolerance = new Margin(Micrometres.of(depthToleranceMm), durationTolerance.toMillis());
    }

    /** An oracle without tolerance: every value is taken by its letter. */
    public static Oracle exact(Set<AlarmCode> judged) {
        return new Oracle(LimitsTable.DEFAULTS, judged, 0, Duration.ZERO);
    }

    /** The codes that any oracle can judge. */
    public static Set<AlarmCode> codes() {
        Set<AlarmCode> codes = EnumSet.noneOf(AlarmCode.class);
        RULES.forEach(rule -> codes.addAll(rule.codes()));
        return codes;
    }

    /** The alarms that must or may come, in the order of their onset. */
    public List<ExpectedAlarm> judge(Transcript transcript) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (Rule rule : RULES) {
            Map<Key, ExpectedAlarm> nominal = judge(rule, transcript, Margin.NOMINAL);
            Map<Key, ExpectedAlarm> harder = judge(rule, transcript, tolerance);
            Map<Key, ExpectedAlarm> easier = judge(rule, transcript, tolerance.opposite());
            Map<Key, ExpectedAlarm> all = new LinkedHashMap<>(nominal);
            harder.forEach(all::putIfAbsent);
            easier.forEach(all::putIfAbsent);
            all.forEach(
                    (key, alarm) -> {
                        boolean certain =
                                required(nominal.get(key))
                                        && required(harder.get(key))
                                        && required(easier.get(key));
                        expected.add(certain ? alarm : alarm.asOptional());
                    });
        }
        expected.removeIf(alarm -> !judged.contains(alarm.code()));
        expected.sort(Comparator.comparingLong(ExpectedAlarm::since));
        return expected;
    }

    /** An alarm by what it is about, and the how-manieth of its kind it is. */
    private record Key(AlarmCode code, Place place, int ordinal) {}

    private Map<Key, ExpectedAlarm> judge(Rule rule, Transcript transcript, Margin margin) {
        Map<Key, Integer> count = new HashMap<>();
        Map<Key, ExpectedAlarm> alarms = new LinkedHashMap<>();
        for (ExpectedAlarm alarm : rule.judge(transcript, limits, margin)) {
            int ordinal = count.merge(new Key(alarm.code(), alarm.place(), 0), 1, Integer::sum);
            alarms.put(new Key(alarm.code(), alarm.place(), ordinal), alarm);
        }
        return alarms;
    }

    private static boolean required(@org.jspecify.annotations.Nullable ExpectedAlarm alarm) {
        return alarm != null && alarm.required();
    }
}
