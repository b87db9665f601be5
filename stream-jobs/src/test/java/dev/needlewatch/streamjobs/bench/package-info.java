/** {@code ./needlewatch bench rules}: what a reading costs. */
@NullMarked
package dev.needlewatch.streamjobs.bench;

import org.jspecify.annotations.NullMarked;
