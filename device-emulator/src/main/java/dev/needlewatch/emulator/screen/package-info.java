/** What therapists do at their screens while they work: look, and acknowledge. */
@NullMarked
package dev.needlewatch.emulator.screen;

import org.jspecify.annotations.NullMarked;
