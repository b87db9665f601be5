/** What goes wrong on the way: duplicates, late readings, garbage, all seeded and counted. */
@NullMarked
package dev.needlewatch.emulator.fault;

import org.jspecify.annotations.NullMarked;
