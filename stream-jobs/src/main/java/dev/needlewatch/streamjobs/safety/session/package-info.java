/** The safety job's operator that judges sessions, and shows what comes of it. */
@NullMarked
package dev.needlewatch.streamjobs.safety.session;

import org.jspecify.annotations.NullMarked;
