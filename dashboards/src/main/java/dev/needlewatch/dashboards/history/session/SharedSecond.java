package dev.needlewatch.dashboards.history.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A second in which a pen went from one area to another has a point for each, and the store does
 * not say which was first. The one that was there before leads, the one that is there afterwards
 * follows, and the limit steps once instead of leaping up and down.
 */
final class SharedSecond {
    private SharedSecond() {}

    /** The points of each second in the order in which the pen must have made them. */
    static List<List<TracePoint>> inOrder(List<TracePoint> points) {
        List<List<TracePoint>> seconds = bySecond(points);
        List<List<TracePoint>> ordered = new ArrayList<>();
        @Nullable TracePoint last = null;
        for (int i = 0; i < seconds.size(); i++) {
            List<TracePoint> second = seconds.get(i);
            if (second.size() > 1) {
                List<TracePoint> next = i + 1 < seconds.size() ? seconds.get(i + 1) : List.of();
                second = ordered(second, last, next);
            }
            ordered.add(second);
            last = second.get(second.size() - 1);
        }
        return ordered;
    }

    private static List<List<TracePoint>> bySecond(List<TracePoint> points) {
        List<List<TracePoint>> seconds = new ArrayList<>();
        for (TracePoint point : points) {
            if (seconds.isEmpty() || lastOf(seconds).get(0).at() != point.at()) {
                seconds.add(new ArrayList<>());
            }
            lastOf(seconds).add(point);
        }
        return seconds;
    }

    private static List<TracePoint> ordered(
            List<TracePoint> second, @Nullable TracePoint last, List<TracePoint> next) {
        return second.stream()
                .sorted(Comparator.comparingInt(point -> rank(point, last, next)))
                .toList();
    }

    private static int rank(TracePoint point, @Nullable TracePoint last, List<TracePoint> next) {
        if (last != null && samePlace(point, last)) {
            return 0;
        }
        return next.stream().anyMatch(after -> samePlace(point, after)) ? 2 : 1;
    }

    private static boolean samePlace(TracePoint one, TracePoint other) {
        return Objects.equals(one.area(), other.area()) && Objects.equals(one.zone(), other.zone());
    }

    private static <T> T lastOf(List<T> list) {
        return list.get(list.size() - 1);
    }
}
