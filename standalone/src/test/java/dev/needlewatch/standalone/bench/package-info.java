/** What the benchmarks of the whole have in common. */
@NullMarked
package dev.needlewatch.standalone.bench;

import org.jspecify.annotations.NullMarked;
