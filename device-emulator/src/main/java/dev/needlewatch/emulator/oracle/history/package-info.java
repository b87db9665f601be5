/** The catalogue's rules that look back over clients and cartridges. */
@NullMarked
package dev.needlewatch.emulator.oracle.history;

import org.jspecify.annotations.NullMarked;
