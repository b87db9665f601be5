/** Tests of the histories. */
@NullMarked
package dev.needlewatch.streamjobs.safety.history;

import org.jspecify.annotations.NullMarked;
