/** The catalogue's rules of a pen's messages and of wall time. */
@NullMarked
package dev.needlewatch.emulator.oracle.wall;

import org.jspecify.annotations.NullMarked;
