/** Depth and pass limits by area: the default table and a clinic's own document. */
@NullMarked
package dev.needlewatch.ingest.contract.limits;

import org.jspecify.annotations.NullMarked;
