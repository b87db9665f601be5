package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.Delivery;
import java.nio.ByteBuffer;

/**
 * Sixty-four bits that stand for all that a publisher says in a message. Two messages that differ
 * have the same with a chance of one in 2^64: no defence against somebody who looks for such a
 * pair, who could as well publish nothing.
 */
final class Fingerprint {
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private Fingerprint() {}

    static long of(Delivery delivery) {
        long print = mix(delivery.qos() + (delivery.retained() ? 4 : 0), delivery.topic());
        ByteBuffer payload = delivery.payloadView().duplicate();
        print = mix(print, payload.remaining());
        while (payload.remaining() >= Long.BYTES) {
            print = mix(print, payload.getLong());
        }
        while (payload.hasRemaining()) {
            print = mix(print, payload.get());
        }
        for (String property : delivery.properties()) {
            print = mix(print, property);
        }
        return print;
    }

    private static long mix(long print, String text) {
        long mixed = mix(print, text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mixed;
    }

    private static long mix(long print, long next) {
        long mixed = (print ^ next) * PRIME;
        return mixed ^ (mixed >>> 32);
    }
}
