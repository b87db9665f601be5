/** Keeps sessions, emits their messages, acknowledges on checkpoints. */
@NullMarked
package dev.needlewatch.ingest.source.reader;

import org.jspecify.annotations.NullMarked;
