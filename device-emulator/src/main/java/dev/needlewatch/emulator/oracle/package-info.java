/** Which alarms must come, by the contract alone, from the complete transcript of a session. */
@NullMarked
package dev.needlewatch.emulator.oracle;

import org.jspecify.annotations.NullMarked;
