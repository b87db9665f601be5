/** Tests of the operator that keeps pens. */
@NullMarked
package dev.needlewatch.streamjobs.safety.pen;

import org.jspecify.annotations.NullMarked;
