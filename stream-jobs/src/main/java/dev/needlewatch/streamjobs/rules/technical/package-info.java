/** The rules of a pen at work in a session: its motor, its depth, its silence. */
@NullMarked
package dev.needlewatch.streamjobs.rules.technical;

import org.jspecify.annotations.NullMarked;
