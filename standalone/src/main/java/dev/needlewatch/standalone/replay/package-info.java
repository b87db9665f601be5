/** Recordings of what was published, run through the rules again. */
@NullMarked
package dev.needlewatch.standalone.replay;

import org.jspecify.annotations.NullMarked;
