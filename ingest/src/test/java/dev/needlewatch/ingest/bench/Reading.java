package dev.needlewatch.ingest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is published: a pen's reading of about 300 bytes with the run, the message's number and the
 * time at which it was due in front. Due times are of this JVM's {@link System#nanoTime()}.
 */
final class Reading {
    /** Says only that the reader reads; neither counted nor timed. */
    static final long PROBE = -1;

    private static final int PENS = 50;
    private static final String TOPIC = "needling/v1/bench/pens/pen-%02d/reading";
    private static final String BODY =
            """
            {"boot":7,"seq":1042,"at":1795377844123,"session":"s-4711-2026-11-24-lyon",\
            "area":"cheek","zone":"left","depthMm":0.82,"setDepthMm":0.75,"speedRpm":7010,\
            "passes":2,"contact":true,"strip":3,"direction":"diagonal-left",\
            "batteryPct":81,"motorCurrentMa":412,"temperatureC":31.4,"nominalRpm":7000}\
            """;

    private static final int RUN = 0;
    private static final int NUMBER = RUN + Integer.BYTES;
    private static final int DUE = NUMBER + Long.BYTES;
    private static final int HEAD = DUE + Long.BYTES;

    private Reading() {}

    static String filter() {
        return "needling/v1/bench/pens/+/reading";
    }

    static List<String> topics() {
        return IntStream.range(0, PENS).mapToObj(pen -> TOPIC.formatted(pen)).toList();
    }

    /** A payload whose head is still to be written. */
    static byte[] blank() {
        byte[] body = BODY.getBytes(UTF_8);
        return ByteBuffer.allocate(HEAD + body.length).position(HEAD).put(body).array();
    }

    /** Writes the head of a payload that stands at this place of a buffer. */
    static void stamp(ByteBuffer buffer, int at, int run, long number, long due) {
        buffer.putInt(at + RUN, run).putLong(at + NUMBER, number).putLong(at + DUE, due);
    }

    static int run(byte[] payload) {
        return ByteBuffer.wrap(payload).getInt(RUN);
    }

    static long number(byte[] payload) {
        return ByteBuffer.wrap(payload).getLong(NUMBER);
    }

    static long due(byte[] payload) {
        return ByteBuffer.wrap(payload).getLong(DUE);
    }

    static String describe() {
        return String.format(
                Locale.ROOT, "QoS 1, %d topics, payloads of %d bytes", PENS, blank().length);
    }
}
