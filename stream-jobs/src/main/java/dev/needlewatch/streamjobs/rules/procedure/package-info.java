/** The rules of safe treatment: what must come before, and what must not take too long. */
@NullMarked
package dev.needlewatch.streamjobs.rules.procedure;

import org.jspecify.annotations.NullMarked;
