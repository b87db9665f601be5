package dev.needlewatch.emulator.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes what is published as JSON lines: {@code {"arrivedAt":ms,"topic":"...","payload":{...}}},
 * or {@code "payload64"} with base64 where the payload is no message of the contract. Thread-safe.
 */
public final class Recorder implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer out;

    /** Closes the writer with itself. */
    public Recorder(Writer out) {
        this.out = out;
    }

    /** One message, in the order it was published. */
    public synchronized void write(long wall, Topic topic, byte[] payload) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField("arrivedAt", wall);
            json.writeStringField("topic", topic.path());
            if (understood(topic, payload)) {
                json.writeFieldName("payload");
                json.writeRawValue(new String(payload, StandardCharsets.UTF_8));
            } else {
                json.writeBinaryField("payload64", payload);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the recording cannot be written", e);
        }
    }

    private static boolean understood(Topic topic, byte[] payload) {
        Decoded<?> decoded =
                switch (topic.kind()) {
                    case LIMITS -> PenCodec.decodeLimits(topic, payload);
                    case ALARM_COMMANDS -> PenCodec.decodeCommand(topic, payload);
                    default -> PenCodec.decodePen(topic, payload);
                };
        return decoded instanceof Decoded.Valid;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
