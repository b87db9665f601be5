/** The safety job's memory of who was treated with what: roll, clients, cartridges. */
@NullMarked
package dev.needlewatch.streamjobs.safety.history;

import org.jspecify.annotations.NullMarked;
