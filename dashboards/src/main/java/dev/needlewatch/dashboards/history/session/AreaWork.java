package dev.needlewatch.dashboards.history.session;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an area and zone in a session, over all its pens.
 *
 * @param passes glides: each pen's own count, which begins again when it boots, added up
 * @param needlingMs how long needles were on skin, ms
 * @param deepestMm the deepest with needles on skin, mm
 * @param limitMm the strictest limit that held, mm
 * @param secondsAbove seconds with needles on skin and a depth above the limit
 */
public record AreaWork(
        @Nullable String area,
        @Nullable String zone,
        long passes,
        long needlingMs,
        @Nullable Double deepestMm,
        @Nullable Double limitMm,
        int secondsAbove) {

    /** Sums the seconds, which are ordered by time; the area needled longest first. */
    public static List<AreaWork> of(List<TracePoint> points) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (TracePoint point : points) {
            sums.computeIfAbsent(point.area() + "/" + point.zone(), key -> new Sum(point))
                    .add(point);
        }
        return sums.values().stream()
                .map(Sum::work)
                .sorted(Comparator.comparingLong(AreaWork::needlingMs).reversed())
                .toList();
    }

    /** The sum of one area and zone as it grows. */
    private static final class Sum {
        private final TracePoint first;
        private final Map<String, Long> countOfPen = new HashMap<>();
        private long passes;
        private long needlingMs;
        private @Nullable Double deepestMm;
        private @Nullable Double limitMm;
        private int secondsAbove;

        Sum(TracePoint first) {
            this.first = first;
        }

        void add(TracePoint point) {
            Long count = point.passes();
            if (count != null) {
                long before = countOfPen.getOrDefault(point.pen(), 0L);
                passes += count >= before ? count - before : count;
                countOfPen.put(point.pen(), count);
            }
            Double limit = point.limitMm();
            if (limit != null && (limitMm == null || limit < limitMm)) {
                limitMm = limit;
            }
            needlingMs += point.needlingMs();
            Double depth = point.depthMm();
            if (depth != null && point.onSkin()) {
                deepestMm = deepestMm == null ? depth : Math.max(deepestMm, depth);
                secondsAbove += limit != null && depth > limit ? 1 : 0;
            }
        }

        AreaWork work() {
            return new AreaWork(
                    first.area(),
                    first.zone(),
                    passes,
                    needlingMs,
                    deepestMm,
                    limitMm,
                    secondsAbove);
        }
    }
}
