package dev.needlewatch.standalone.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads one line of a recording: a JSON object {@code {"arrivedAt","topic","payload","retained"}},
 * with {@code "payload64"} (base64) for a payload that is no JSON object, or what {@code
 * mosquitto_sub -F '%U %r %t %p'} writes, with or without the {@code %r}.
 */
final class RecordingLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordingLine() {}

    /** What is wrong with a line, in words for the person who has the file. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(String what) {
            super(what);
        }
    }

    static Recorded read(String line) throws Fault {
        return line.startsWith("{") ? json(line) : text(line);
    }

    private static Recorded json(String line) throws Fault {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Fault("not JSON: " + e.getOriginalMessage());
        }
        JsonNode arrivedAt = object.path("arrivedAt");
        if (!arrivedAt.isIntegralNumber()) {
            throw new Fault("'arrivedAt' must be an integer, ms since the Unix epoch");
        }
        JsonNode topic = object.path("topic");
        if (!topic.isTextual()) {
            throw new Fault("'topic' must be a string");
        }
        return new Recorded(
                topic.textValue(),
                payload(object.path(object.has("payload64") ? "payload64" : "payload")),
                object.path("retained").asBoolean(false),
                arrivedAt.longValue());
    }

    private static byte[] payload(JsonNode payload) throws Fault {
        if (payload.isObject()) {
            return utf8(payload.toString());
        }
        if (!payload.isTextual()) {
            throw new Fault("'payload' must be an object, or its bytes in base64");
        }
        try {
            return Base64.getDecoder().decode(payload.textValue());
        } catch (IllegalArgumentException e) {
            throw new Fault("'payload' is no base64: " + e.getMessage());
        }
    }

    private static Recorded text(String line) throws Fault {
        String[] parts = line.split(" ", 3);
        if (parts.length < 2) {
            throw new Fault("neither a JSON object nor '%U %r %t %p' of mosquitto_sub");
        }
        long arrivedAt = millis(parts[0]);
        String rest = parts.length == 3 ? parts[2] : "";
        boolean flagged = parts[1].equals("0") || parts[1].equals("1");
        if (!flagged) {
            return new Recorded(parts[1], utf8(rest), false, arrivedAt);
        }
        String[] message = rest.split(" ", 2);
        return new Recorded(
                message[0],
                utf8(message.length == 2 ? message[1] : ""),
                parts[1].equals("1"),
                arrivedAt);
    }

    /** Seconds since the Unix epoch, with a fraction, as {@code %U} has them. */
    private static long millis(String seconds) throws Fault {
        try {
            return new BigDecimal(seconds).movePointRight(3).longValue();
        } catch (NumberFormatException e) {
            throw new Fault("'" + seconds + "' is no time: neither JSON nor '%U %r %t %p'");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
