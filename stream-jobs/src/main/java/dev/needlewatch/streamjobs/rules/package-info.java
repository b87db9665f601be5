/** The alarm rules as a pure function of state, event and limits: no Flink, no clock, no I/O. */
@NullMarked
package dev.needlewatch.streamjobs.rules;

import org.jspecify.annotations.NullMarked;
