/** Bytes and topics to contract records and back; bad input is a value, never an exception. */
@NullMarked
package dev.needlewatch.ingest.codec;

import org.jspecify.annotations.NullMarked;
