/** The passes over an area: too many, or the same strip again. */
@NullMarked
package dev.needlewatch.streamjobs.rules.passes;

import org.jspecify.annotations.NullMarked;
