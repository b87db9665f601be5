/** Many pens from one process, paced, with as little work for each reading as can be. */
@NullMarked
package dev.needlewatch.emulator.load;

import org.jspecify.annotations.NullMarked;
