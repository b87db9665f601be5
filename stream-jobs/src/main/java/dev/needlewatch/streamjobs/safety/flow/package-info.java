/** What flows between the safety job's operators, and how it is written down. */
@NullMarked
package dev.needlewatch.streamjobs.safety.flow;

import org.jspecify.annotations.NullMarked;
