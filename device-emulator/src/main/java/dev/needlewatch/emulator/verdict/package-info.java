/** Holds the alarms that came against those that had to come. */
@NullMarked
package dev.needlewatch.emulator.verdict;

import org.jspecify.annotations.NullMarked;
