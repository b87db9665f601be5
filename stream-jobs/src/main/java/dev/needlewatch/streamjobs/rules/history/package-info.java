/** What outlives a session: clients' earlier sessions and reactions, and who used a cartridge. */
@NullMarked
package dev.needlewatch.streamjobs.rules.history;

import org.jspecify.annotations.NullMarked;
