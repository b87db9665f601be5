/** The rules of one pen: what it sent before, what is lost, its clock, battery and silence. */
@NullMarked
package dev.needlewatch.streamjobs.rules.pen;

import org.jspecify.annotations.NullMarked;
