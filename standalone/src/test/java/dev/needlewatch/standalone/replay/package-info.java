/** Tests of replaying recordings. */
@NullMarked
package dev.needlewatch.standalone.replay;

import org.jspecify.annotations.NullMarked;
