/** Says which subtask holds which session. */
@NullMarked
package dev.needlewatch.ingest.source.enumerator;

import org.jspecify.annotations.NullMarked;
