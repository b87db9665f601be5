/** Named mixes of clinics, pens and sessions. */
@NullMarked
package dev.needlewatch.emulator.scenario;

import org.jspecify.annotations.NullMarked;
