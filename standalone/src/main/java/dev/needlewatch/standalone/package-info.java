/** One JVM with broker, jobs, store and web, and the command that starts it. */
@NullMarked
package dev.needlewatch.standalone;

import org.jspecify.annotations.NullMarked;
