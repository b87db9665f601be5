package dev.needlewatch.dashboards.history;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Folds a pen's minutes into sessions. */
final class MinuteFold {
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private final @Nullable String treatment;
    private final TreeSet<String> pens = new TreeSet<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long needlingMs;
    private @Nullable Double deepestMm;

    private MinuteFold(@Nullable String treatment) {
        this.treatment = treatment;
    }

    static List<SessionSummary> sessions(List<Row> minutes, Map<SessionKey, AlarmCounts> alarms) {
        Map<SessionKey, MinuteFold> folds = new HashMap<>();
        for (Row minute : minutes) {
            if (minute.text("session") != null) {
                folds.computeIfAbsent(
                                SessionKey.of(minute),
                                key -> new MinuteFold(minute.text("treatment")))
                        .add(minute);
            }
        }
        return folds.entrySet().stream()
                .map(fold -> fold.getValue().summary(fold.getKey(), alarms))
                .sorted(Comparator.comparingLong(SessionSummary::from).reversed())
                .limit(History.MOST_SESSIONS)
                .toList();
    }

    private void add(Row minute) {
        long start = minute.time("timestamp");
        from = Math.min(from, start);
        to = Math.max(to, start + MINUTE_MS);
        needlingMs += minute.count("needling");
        pens.add(minute.textOr("pen", "?"));
        Double deepest = minute.number("deepest");
        if (deepest != null && (deepestMm == null || deepest > deepestMm)) {
            deepestMm = deepest;
        }
    }

    private SessionSummary summary(SessionKey key, Map<SessionKey, AlarmCounts> alarms) {
        return new SessionSummary(
                key.clinic(),
                key.session(),
                treatment,
                from,
                to,
                deepestMm,
                needlingMs,
                List.copyOf(pens),
                alarms.getOrDefault(key, AlarmCounts.NONE));
    }
}
