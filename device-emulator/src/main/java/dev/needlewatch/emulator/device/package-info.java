/** What a pen is made of: motor, needle depth, battery, counters of passes and messages. */
@NullMarked
package dev.needlewatch.emulator.device;

import org.jspecify.annotations.NullMarked;
