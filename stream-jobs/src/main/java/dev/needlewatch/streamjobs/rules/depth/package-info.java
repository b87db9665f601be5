/** The DEPTH family: needling too deep for the area. */
@NullMarked
package dev.needlewatch.streamjobs.rules.depth;

import org.jspecify.annotations.NullMarked;
