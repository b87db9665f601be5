package dev.needlewatch.streamjobs.sink.influx.spool;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Batches in a segment: a mark, the length, a checksum, then the lines. What a crash left half
 * written is recognised by any of the three.
 */
final class Frames {
    private static final int MARK = 0x4E57_0001;
    private static final int HEAD_BYTES = 12;
    private static final int MOST_BYTES = 256 << 20;

    private Frames() {}

    static byte[] encode(List<String> lines) {
        byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(HEAD_BYTES + body.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(body.length);
            out.writeInt(checksum(body));
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no I/O to fail
        }
        return bytes.toByteArray();
    }

    /** The next batch; null at the end, or where the rest is torn. */
    static @Nullable List<String> next(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            if (data.readInt() != MARK) {
                return null;
            }
            int length = data.readInt();
            int checksum = data.readInt();
            if (length < 0 || length > MOST_BYTES) {
                return null;
            }
            byte[] body = data.readNBytes(length);
            return body.length == length && checksum(body) == checksum
                    ? List.of(new String(body, StandardCharsets.UTF_8).split("\n"))
                    : null;
        } catch (EOFException e) {
            return null; // the end, or a head that a crash cut short
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
