/** The emulator's scenarios played to the rules and to the whole system, and the oracle's word. */
@NullMarked
package dev.needlewatch.standalone.scenarios;

import org.jspecify.annotations.NullMarked;
