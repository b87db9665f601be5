/** What is known of one session, and the limits that follow from it. */
@NullMarked
package dev.needlewatch.streamjobs.rules.session;

import org.jspecify.annotations.NullMarked;
