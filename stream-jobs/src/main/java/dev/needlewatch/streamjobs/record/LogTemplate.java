package dev.needlewatch.streamjobs.record;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What log lines have in common when numbers and addresses are taken out. Its id is a tag, so there
 * are {@value #MOST} of them at most, over all pens and for ever: two templates may share one, and
 * firmware that logs random words cannot flood the store with series. Pure.
 */
final class LogTemplate {
    static final int MOST = 1_024;

    /** Hexadecimal with 0x, bytes with colons, hexadecimal words with a digit, numbers. */
    private static final Pattern VALUES =
            Pattern.compile(
                    "0[xX][0-9a-fA-F]+"
                            + "|\\b[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2})+\\b"
                            + "|\\b(?=[a-fA-F]{0,32}\\d)[0-9a-fA-F]{4,64}\\b"
                            + "|[-+]?\\d+(?:[.,]\\d+)*");

    private LogTemplate() {}

    /** The message with a sign in place of each value. */
    static String of(String message) {
        return VALUES.matcher(message).replaceAll("#");
    }

    /** The id of a message's template, for example {@code t-03f}. */
    static String id(String message) {
        CRC32 crc = new CRC32();
        crc.update(of(message).getBytes(StandardCharsets.UTF_8));
        return "t-%03x".formatted(crc.getValue() % MOST);
    }
}
