/** Tests of what waits for an alarm. */
@NullMarked
package dev.needlewatch.streamjobs.safety.waiting;

import org.jspecify.annotations.NullMarked;
