/** What all of the wire contract shares: topics, identifiers, wire names. */
@NullMarked
package dev.needlewatch.ingest.contract;

import org.jspecify.annotations.NullMarked;
