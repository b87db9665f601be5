package dev.needlewatch.ingest.codec;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.clinic.RejectReason;

/**
 * What became of a payload: a value that can be used, or the reason why it cannot.
 *
 * @param <T> the kind of message
 */
public sealed interface Decoded<T> {
    /** A payload that can be used. */
    record Valid<T>(Topic topic, T message) implements Decoded<T> {}

    /**
     * A payload that cannot be used.
     *
     * @param detail one sentence that names the member and what is wrong with it
     */
    record Rejected<T>(RejectReason reason, String detail) implements Decoded<T> {}
}
