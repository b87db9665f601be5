/** What decides and what records: the rules, the Flink jobs and their sinks. */
@NullMarked
package dev.needlewatch.streamjobs;

import org.jspecify.annotations.NullMarked;
