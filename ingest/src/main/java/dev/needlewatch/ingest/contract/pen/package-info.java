/** What pens and tablets publish: readings, session events, status and log lines. */
@NullMarked
package dev.needlewatch.ingest.contract.pen;

import org.jspecify.annotations.NullMarked;
