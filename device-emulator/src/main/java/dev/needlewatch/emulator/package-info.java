/** Clinics made of pens, and the oracle that knows which alarms must come. */
@NullMarked
package dev.needlewatch.emulator;

import org.jspecify.annotations.NullMarked;
