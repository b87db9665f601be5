/** Which messages of a pen were seen before. */
@NullMarked
package dev.needlewatch.streamjobs.rules.sequence;

import org.jspecify.annotations.NullMarked;
