@NullMarked
package dev.needlewatch.streamjobs.sink.influx;

import org.jspecify.annotations.NullMarked;
