/** Tests of the safety job as a whole. */
@NullMarked
package dev.needlewatch.streamjobs.safety;

import org.jspecify.annotations.NullMarked;
