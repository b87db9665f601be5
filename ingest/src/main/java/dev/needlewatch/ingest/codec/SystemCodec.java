package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Encodes every message of the contract, and decodes what the system publishes for those who watch
 * it: screens, the record job, the emulator. Thread-safe.
 */
public final class SystemCodec {
    /** So much of a rejected payload is kept, bytes. */
    public static final int REJECTED_PAYLOAD_BYTES = 1024;

    private SystemCodec() {}

    /** The payload of an alarm. */
    public static byte[] encode(Alarm alarm) {
        return write(Json.WRITER, alarm);
    }

    /** The payload of a screen's command. */
    public static byte[] encode(AlarmCommand command) {
        return write(Json.SPARSE_WRITER, command);
    }

    /** The payload of the interlock's command. */
    public static byte[] encode(PenCommand command) {
        return write(Json.WRITER, command);
    }

    /** The payload of a session snapshot. */
    public static byte[] encode(SessionSnapshot snapshot) {
        return write(Json.WRITER, snapshot);
    }

    /** The payload of a monitoring beat. */
    public static byte[] encode(Monitoring beat) {
        return write(Json.WRITER, beat);
    }

    /** The payload of a probe. */
    public static byte[] encode(Probe probe) {
        return write(Json.WRITER, probe);
    }

    /** The payload of a job's books. */
    public static byte[] encode(JobAccounts accounts) {
        return write(Json.WRITER, accounts);
    }

    /** The payload of a rejection. */
    public static byte[] encode(Rejection rejection) {
        return write(Json.WRITER, rejection);
    }

    /** The payload of a clinic's limits. */
    public static byte[] encode(ClinicLimits limits) {
        return write(Json.SPARSE_WRITER, limits);
    }

    /** The payload of {@code limits/applied}. */
    public static byte[] encode(LimitsApplied applied) {
        return write(Json.WRITER, applied);
    }

    /** The payload of a pen's message; for emulators and tests. */
    public static byte[] encode(PenMessage message) {
        return PenEncoder.encode(message);
    }

    /** A rejection of a payload, with its beginning kept in base64. */
    public static Rejection rejection(
            String topic, byte[] payload, RejectReason reason, String detail, long at) {
        byte[] kept =
                payload.length <= REJECTED_PAYLOAD_BYTES
                        ? payload
                        : Arrays.copyOf(payload, REJECTED_PAYLOAD_BYTES);
        return new Rejection(topic, reason, detail, Base64.getEncoder().encodeToString(kept), at);
    }

    /** Decodes a message that the system itself publishes, by its class. */
    public static <T> Decoded<T> decode(Topic topic, byte[] payload, Class<T> type) {
        try {
            T message = Json.READER.readValue(payload, type);
            return message == null
                    ? new Decoded.Rejected<>(RejectReason.NOT_JSON, "null")
                    : new Decoded.Valid<>(topic, message);
        } catch (DatabindException e) {
            return new Decoded.Rejected<>(RejectReason.WRONG_TYPE, e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            return new Decoded.Rejected<>(RejectReason.NOT_JSON, e.getOriginalMessage());
        } catch (IOException e) {
            return new Decoded.Rejected<>(RejectReason.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] write(JsonMapper mapper, Object message) {
        try {
            return mapper.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a contract record must be writable", e);
        }
    }
}
