/** The safety job: readings to rules to alarms, snapshots and monitoring beats. */
@NullMarked
package dev.needlewatch.streamjobs.safety;

import org.jspecify.annotations.NullMarked;
