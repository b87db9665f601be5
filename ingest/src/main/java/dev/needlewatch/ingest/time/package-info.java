/** What the system takes for wall time: the machine's clock, or one that runs faster for plays. */
@NullMarked
package dev.needlewatch.ingest.time;

import org.jspecify.annotations.NullMarked;
