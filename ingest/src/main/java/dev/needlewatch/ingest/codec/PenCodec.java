package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Decodes what comes in from pens, tablets and screens. Never throws on bad input: whatever cannot
 * be used is {@link Decoded.Rejected} with the reason. Thread-safe.
 */
public final class PenCodec {
    /** The largest payload the contract allows, bytes. */
    public static final int MAX_PAYLOAD_BYTES = 4096;

    private PenCodec() {}

    /** Decodes a reading, session event, status or log line. */
    public static Decoded<PenMessage> decodePen(Topic topic, byte[] payload) {
        return switch (topic.kind()) {
            case READING -> decode(topic, payload, ReadingDecoder::decode);
            case SESSION -> decode(topic, payload, tree(SessionEventDecoder::decode));
            case STATUS -> decode(topic, payload, tree(PenCodec::status));
            case LOG -> decode(topic, payload, tree(PenCodec::log));
            default ->
                    new Decoded.Rejected<>(
                            RejectReason.UNKNOWN_TOPIC, "pens do not publish on " + topic.path());
        };
    }

    /** Decodes what a therapist's screen asks for an alarm. */
    public static Decoded<AlarmCommand> decodeCommand(Topic topic, byte[] payload) {
        return decode(topic, payload, tree(PenCodec::command));
    }

    /** Decodes a clinic's own limits; a document that {@code LimitsCheck} faults is rejected. */
    public static Decoded<ClinicLimits> decodeLimits(Topic topic, byte[] payload) {
        return decode(topic, payload, tree(LimitsDecoder::decode));
    }

    private static PenStatus status(Members m) throws Refusal {
        return new PenStatus(
                m.constant("state", PenState.class),
                m.count("boot"),
                m.count("at"),
                m.optionalText("model"),
                m.optionalText("firmware"),
                m.optionalNumber("batteryPct", 0, 100),
                m.optionalName("cartridge"),
                m.optionalNumber("nominalRpm", 1, 60_000));
    }

    private static LogLine log(Members m) throws Refusal {
        return new LogLine(
                m.count("boot"),
                m.count("seq"),
                m.count("at"),
                m.constant("level", LogLevel.class),
                m.text("message"),
                m.optionalText("code"));
    }

    private static AlarmCommand command(Members m) throws Refusal {
        return new AlarmCommand(
                m.text("alarm"),
                m.constant("action", AlarmAction.class),
                m.name("by"),
                m.optionalText("note"),
                m.count("at"));
    }

    /** Decodes the object the parser stands on. */
    @FunctionalInterface
    private interface Decoder<T> {
        T decode(JsonParser json) throws IOException, Refusal;
    }

    /** Decodes an object that was read whole. */
    @FunctionalInterface
    private interface TreeDecoder<T> {
        T decode(Members members) throws Refusal;
    }

    private static <T> Decoder<T> tree(TreeDecoder<? extends T> decoder) {
        return json -> decoder.decode(new Members(json.readValueAsTree()));
    }

    private static <T> Decoded<T> decode(Topic topic, byte[] payload, Decoder<? extends T> with) {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            return new Decoded.Rejected<>(
                    RejectReason.TOO_LARGE,
                    payload.length + " bytes are more than " + MAX_PAYLOAD_BYTES);
        }
        try (JsonParser json = Json.READER.getFactory().createParser(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Decoded.Rejected<>(RejectReason.NOT_JSON, "not a JSON object");
            }
            T message = with.decode(json);
            if (json.nextToken() != null) {
                return new Decoded.Rejected<>(RejectReason.NOT_JSON, "text after the JSON object");
            }
            return new Decoded.Valid<>(topic, message);
        } catch (Refusal e) {
            return new Decoded.Rejected<>(e.reason(), e.detail());
        } catch (JsonProcessingException e) {
            return new Decoded.Rejected<>(RejectReason.NOT_JSON, e.getOriginalMessage());
        } catch (java.io.CharConversionException e) {
            return new Decoded.Rejected<>(RejectReason.NOT_JSON, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }
}
