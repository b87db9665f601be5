/** What the rules of pens, sessions and histories tell one another, and what they answer. */
@NullMarked
package dev.needlewatch.streamjobs.rules.signal;

import org.jspecify.annotations.NullMarked;
