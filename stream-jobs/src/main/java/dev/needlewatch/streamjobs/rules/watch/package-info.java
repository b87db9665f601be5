/** All rules put together without a cluster: for replays, property tests and measurements. */
@NullMarked
package dev.needlewatch.streamjobs.rules.watch;

import org.jspecify.annotations.NullMarked;
