/** Points kept in files while the store is away, and who may drain them. */
@NullMarked
package dev.needlewatch.streamjobs.sink.influx.spool;

import org.jspecify.annotations.NullMarked;
