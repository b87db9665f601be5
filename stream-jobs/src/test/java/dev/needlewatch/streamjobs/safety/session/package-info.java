/** Tests of the operator that judges sessions. */
@NullMarked
package dev.needlewatch.streamjobs.safety.session;

import org.jspecify.annotations.NullMarked;
