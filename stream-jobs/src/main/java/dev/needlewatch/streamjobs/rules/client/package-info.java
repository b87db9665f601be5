/** What concerns the client: earlier treatments, serums, cartridges, bleeding. */
@NullMarked
package dev.needlewatch.streamjobs.rules.client;

import org.jspecify.annotations.NullMarked;
