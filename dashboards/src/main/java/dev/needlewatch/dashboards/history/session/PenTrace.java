package dev.needlewatch.dashboards.history.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one pen did, ready to be drawn: time only grows, a hole stands where nothing was recorded,
 * and the limit is a step from one area to the next. Two pens are two traces: their limits differ.
 */
public record PenTrace(String pen, List<Moment> moments) {
    /** Without a reading for longer than this the line is broken, ms. */
    private static final long HOLE_MS = 5_000;

    public PenTrace {
        moments = List.copyOf(moments);
    }

    /** The traces of a session, by pen; long ones thinned. */
    public static List<PenTrace> of(SessionRecord record) {
        Map<String, List<TracePoint>> byPen =
                record.points().stream()
                        .collect(
                                Collectors.groupingBy(
                                        TracePoint::pen, TreeMap::new, Collectors.toList()));
        List<PenTrace> traces = new ArrayList<>();
        byPen.forEach((pen, points) -> traces.add(new PenTrace(pen, Thinning.thin(line(points)))));
        return traces;
    }

    /** The line through a pen's seconds, which are ordered by time. */
    static List<Moment> line(List<TracePoint> points) {
        List<Moment> line = new ArrayList<>();
        for (List<TracePoint> second : SharedSecond.inOrder(points)) {
            for (int i = 0; i < second.size(); i++) {
                TracePoint point = second.get(i);
                long at = point.at() + 1_000L * i / second.size();
                if (!line.isEmpty() && at - line.get(line.size() - 1).at() > HOLE_MS) {
                    line.add(Moment.hole(line.get(line.size() - 1).at() + 1_000));
                }
                line.add(Moment.of(point, at));
            }
        }
        return line;
    }
}
