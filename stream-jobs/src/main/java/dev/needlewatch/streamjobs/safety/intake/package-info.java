/** The safety job's first operator: bytes to messages, and the books of what came in. */
@NullMarked
package dev.needlewatch.streamjobs.safety.intake;

import org.jspecify.annotations.NullMarked;
