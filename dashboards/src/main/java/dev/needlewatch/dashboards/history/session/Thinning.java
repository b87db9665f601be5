package dev.needlewatch.dashboards.history.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Thins a long line so that a browser stays fluid, and hides nothing that matters: of every bucket
 * it keeps the ends, the deepest, the one most above its limit, and the slowest and fastest. Holes
 * and the seconds beside a change of place stay too. An hour of one pen is not thinned at all.
 */
final class Thinning {
    /** Lines up to this stay as they are. */
    static final int MOST = 4_000;

    private static final int BUCKETS = 800;

    private Thinning() {}

    static List<Moment> thin(List<Moment> line) {
        if (line.size() <= MOST) {
            return line;
        }
        int width = (line.size() + BUCKETS - 1) / BUCKETS;
        TreeSet<Integer> kept = new TreeSet<>();
        for (int from = 0; from < line.size(); from += width) {
            keep(line, from, Math.min(line.size(), from + width), kept);
        }
        List<Moment> thin = new ArrayList<>(kept.size());
        kept.forEach(i -> thin.add(line.get(i)));
        return thin;
    }

    private static void keep(List<Moment> line, int from, int to, Set<Integer> kept) {
        kept.add(from);
        kept.add(to - 1);
        kept.add(best(line, from, to, Comparator.comparingDouble(Thinning::depth)));
        kept.add(best(line, from, to, Comparator.comparingDouble(Moment::beyondMm)));
        kept.add(best(line, from, to, Comparator.comparingDouble(Thinning::speed)));
        kept.add(best(line, from, to, Comparator.comparingDouble(m -> -slowness(m))));
        for (int i = Math.max(1, from); i < to; i++) {
            if (!line.get(i).samePlace(line.get(i - 1))) {
                kept.add(i - 1);
                kept.add(i);
            }
        }
    }

    private static int best(List<Moment> line, int from, int to, Comparator<Moment> by) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (by.compare(line.get(i), line.get(best)) > 0) {
                best = i;
            }
        }
        return best;
    }

    private static double depth(Moment moment) {
        return moment.depthMm() == null ? Double.NEGATIVE_INFINITY : moment.depthMm();
    }

    private static double speed(Moment moment) {
        return moment.speedRpm() == null ? Double.NEGATIVE_INFINITY : moment.speedRpm();
    }

    private static double slowness(Moment moment) {
        return moment.speedRpm() == null ? Double.POSITIVE_INFINITY : moment.speedRpm();
    }
}
