/** The safety job's first keyed operator: every message meets its pen. */
@NullMarked
package dev.needlewatch.streamjobs.safety.pen;

import org.jspecify.annotations.NullMarked;
