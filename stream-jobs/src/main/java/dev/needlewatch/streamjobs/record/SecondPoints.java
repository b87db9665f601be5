package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.sink.influx.Point;

/** A second of a pen as a {@code reading_1s} point. */
final class SecondPoints {
    private SecondPoints() {}

    static Point of(FoldState state, String pen, SecondBucket bucket) {
        return Point.of(Measurements.READING_1S)
                .tag("clinic", state.clinic)
                .tag("pen", pen)
                .tag("area", bucket.area)
                .tag("zone", bucket.zone)
                .tag("treatment", bucket.treatment)
                .decimal("depth_min", bucket.depthMin)
                .decimal("depth_mean", bucket.depthMean())
                .decimal("depth_max", bucket.depthMax)
                .decimal("set_depth", bucket.setDepth)
                .decimal("limit", bucket.limitMm)
                .decimal("warn", bucket.warnMm)
                .decimal("speed_mean", bucket.speedMean())
                .decimal("speed_min", bucket.speedMin)
                .decimal("speed_max", bucket.speedMax)
                .whole("passes", bucket.passes == null ? null : bucket.passes.longValue())
                .whole("needling_ms", bucket.needlingMs())
                .whole("samples", bucket.samples)
                .text("session", state.session)
                .at(Measurements.nanos(bucket.second));
    }
}
