/** What waits at an owner for its alarm: screens' commands, and alarms that stand at the broker. */
@NullMarked
package dev.needlewatch.streamjobs.safety.waiting;

import org.jspecify.annotations.NullMarked;
