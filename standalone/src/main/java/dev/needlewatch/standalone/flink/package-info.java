/** The embedded Flink cluster, the jobs on it, and their counters. */
@NullMarked
package dev.needlewatch.standalone.flink;

import org.jspecify.annotations.NullMarked;
