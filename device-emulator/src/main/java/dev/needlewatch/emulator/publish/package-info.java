/** The way to the broker: one connection per pen, paced on real time. */
@NullMarked
package dev.needlewatch.emulator.publish;

import org.jspecify.annotations.NullMarked;
