/**
 * What will be published, and when: a session written down ahead, as a pure function of the seed.
 */
@NullMarked
package dev.needlewatch.emulator.script;

import org.jspecify.annotations.NullMarked;
