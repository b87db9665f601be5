/** The catalogue's rules of a pen at work: its motor and its depth. */
@NullMarked
package dev.needlewatch.emulator.oracle.device;

import org.jspecify.annotations.NullMarked;
