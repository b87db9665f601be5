/** TLS files of one's own, as PEM, for whatever connects to a broker or a store. */
@NullMarked
package dev.needlewatch.ingest.tls;

import org.jspecify.annotations.NullMarked;
