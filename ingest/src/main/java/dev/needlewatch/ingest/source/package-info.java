/** A Flink source for MQTT that knows nothing of pens. */
@NullMarked
package dev.needlewatch.ingest.source;

import org.jspecify.annotations.NullMarked;
