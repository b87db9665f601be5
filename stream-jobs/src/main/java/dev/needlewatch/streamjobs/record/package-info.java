/** The record job: what pens and alarms say, folded to points for the managers' dashboards. */
@NullMarked
package dev.needlewatch.streamjobs.record;

import org.jspecify.annotations.NullMarked;
