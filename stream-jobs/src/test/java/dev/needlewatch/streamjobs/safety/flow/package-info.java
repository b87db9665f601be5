/** Tests of how records are written down. */
@NullMarked
package dev.needlewatch.streamjobs.safety.flow;

import org.jspecify.annotations.NullMarked;
