package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.streamjobs.sink.influx.Point;

/** Points as the record job makes them of readings, each a function of its number. */
final class Readings {
    private static final long BEGIN = 1_764_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int PENS = 1_000;
    private static final String[] AREAS = {"cheek", "forehead", "chin", "nose"};

    private Readings() {}

    /** Point {@code n} of a run: a thousand pens, one second after the other. */
    static Point of(String run, long n) {
        long pen = n % PENS;
        long second = n / PENS;
        return reading(run + "-" + pen / 10, "pen-" + pen % 10, "s-" + pen, second)
                .at(BEGIN + second * SECOND);
    }

    /** A second of needling, but for its time. */
    static Point.Draft reading(String clinic, String pen, String session, long second) {
        double depth = 0.4 + second % 50 / 100.0;
        return Point.of("reading_1s")
                .tag("clinic", clinic)
                .tag("pen", pen)
                .tag("area", AREAS[(int) (second / 120 % AREAS.length)])
                .tag("zone", "left")
                .tag("treatment", "medical")
                .decimal("depth_min", depth - 0.02)
                .decimal("depth_mean", depth)
                .decimal("depth_max", depth + 0.03)
                .decimal("set_depth", 0.5)
                .decimal("limit", 1.5)
                .decimal("warn", 1.0)
                .decimal("speed_mean", 7_010.5)
                .decimal("speed_min", 6_890.0)
                .decimal("speed_max", 7_120.0)
                .whole("passes", second / 120)
                .whole("needling_ms", 1_000L)
                .whole("samples", 10L)
                .text("session", session);
    }
}
