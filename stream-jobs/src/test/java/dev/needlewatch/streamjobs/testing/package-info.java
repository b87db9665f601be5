/** A real store for the tests, of other modules too. */
@NullMarked
package dev.needlewatch.streamjobs.testing;

import org.jspecify.annotations.NullMarked;
