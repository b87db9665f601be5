/** Writes points as line protocol to InfluxDB, or whatever else takes {@code /api/v2/write}. */
@NullMarked
package dev.needlewatch.streamjobs.sink.influx;

import org.jspecify.annotations.NullMarked;
