/** One topic filter as a Flink split. */
@NullMarked
package dev.needlewatch.ingest.source.split;

import org.jspecify.annotations.NullMarked;
