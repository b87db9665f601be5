/** Tests of what is done for a whole clinic. */
@NullMarked
package dev.needlewatch.streamjobs.safety.clinic;

import org.jspecify.annotations.NullMarked;
