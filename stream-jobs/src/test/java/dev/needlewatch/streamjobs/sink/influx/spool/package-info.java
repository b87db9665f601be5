@NullMarked
package dev.needlewatch.streamjobs.sink.influx.spool;

import org.jspecify.annotations.NullMarked;
