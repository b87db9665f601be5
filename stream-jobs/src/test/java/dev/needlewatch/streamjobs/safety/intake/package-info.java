/** Tests of what comes in first. */
@NullMarked
package dev.needlewatch.streamjobs.safety.intake;

import org.jspecify.annotations.NullMarked;
