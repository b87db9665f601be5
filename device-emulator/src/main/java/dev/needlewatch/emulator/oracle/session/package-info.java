/** The catalogue's rules of procedure and of the skin, each judged over one session. */
@NullMarked
package dev.needlewatch.emulator.oracle.session;

import org.jspecify.annotations.NullMarked;
