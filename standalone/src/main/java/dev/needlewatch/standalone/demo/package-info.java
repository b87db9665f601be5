/** What a demo shows beside the system itself: alarms as they come, and the accounts at the end. */
@NullMarked
package dev.needlewatch.standalone.demo;

import org.jspecify.annotations.NullMarked;
