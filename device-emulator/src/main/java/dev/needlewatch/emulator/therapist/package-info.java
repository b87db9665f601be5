/** Who works with the pens: cases of plausible and of faulty work, performed on simulated pens. */
@NullMarked
package dev.needlewatch.emulator.therapist;

import org.jspecify.annotations.NullMarked;
