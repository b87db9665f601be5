/** What the safety job does for a whole clinic: its limits, its beat, and the interlock. */
@NullMarked
package dev.needlewatch.streamjobs.safety.clinic;

import org.jspecify.annotations.NullMarked;
