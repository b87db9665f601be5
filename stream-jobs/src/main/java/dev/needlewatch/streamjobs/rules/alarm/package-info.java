/** The life of alarms: who owns one, its id, its presence, what the wall clock does to it. */
@NullMarked
package dev.needlewatch.streamjobs.rules.alarm;

import org.jspecify.annotations.NullMarked;
