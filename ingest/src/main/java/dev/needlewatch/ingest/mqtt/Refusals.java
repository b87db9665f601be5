package dev.needlewatch.ingest.mqtt;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import dev.needlewatch.ingest.tls.TlsFailures;
import java.util.concurrent.CompletionException;

/** Tells what the broker refuses for good from what may pass. */
final class Refusals {
    private final String clientId;
    private final String who;

    Refusals(String broker, String clientId) {
        this.clientId = clientId;
        who = "broker " + broker + ", client '" + clientId + "': ";
    }

    /**
     * A {@link MqttRefusedException} when trying again cannot help, a {@link
     * CertificateRefusedException} when it may after a while, else the cause itself.
     */
    Throwable classify(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        if (cause instanceof Mqtt5ConnAckException e) {
            return connect(e, e.getMqttMessage().getReasonCode());
        }
        if (cause instanceof Mqtt3ConnAckException e) {
            return connect(e, e.getMqttMessage().getReturnCode());
        }
        if (cause instanceof Mqtt5SubAckException e) {
            return subscription(e.getMqttMessage().getReasonCodes(), e);
        }
        if (cause instanceof Mqtt3SubAckException e) {
            return subscription(e.getMqttMessage().getReturnCodes(), e);
        }
        if (cause instanceof Mqtt5DisconnectException e) {
            return disconnect(e);
        }
        return TlsFailures.advice(cause, "the broker")
                .<Throwable>map(advice -> new CertificateRefusedException(who + advice, cause))
                .orElse(cause);
    }

    /** The broker granted less than was asked for. */
    MqttRefusedException granted(Object code, int asked) {
        return new MqttRefusedException(
                who
                        + "it grants "
                        + code
                        + " where QoS "
                        + asked
                        + " is needed; allow that QoS on the broker or ask for less",
                new IllegalStateException(code.toString()));
    }

    private Throwable disconnect(Mqtt5DisconnectException e) {
        Mqtt5DisconnectReasonCode code = e.getMqttMessage().getReasonCode();
        return switch (code) {
            case NOT_AUTHORIZED -> subscription(code, e);
            case SESSION_TAKEN_OVER -> new SessionTakenOverException(clientId, e);
            case RECEIVE_MAXIMUM_EXCEEDED ->
                    new IllegalStateException(
                            "the broker sent more than the receive maximum; leave it at 65535 and"
                                    + " limit the messages in flight on the broker",
                            e);
            default -> e;
        };
    }

    private MqttRefusedException subscription(Object codes, Throwable cause) {
        return new MqttRefusedException(
                who
                        + "subscription answered with "
                        + codes
                        + "; check the topic filters and the broker's access rules",
                cause);
    }

    private Throwable connect(Throwable cause, Enum<?> code) {
        String change =
                switch (code.name()) {
                    case "BAD_USER_NAME_OR_PASSWORD", "NOT_AUTHORIZED" ->
                            "check user name, password and the broker's access rules";
                    case "BANNED" -> "the client is banned; lift the ban on the broker";
                    case "CLIENT_IDENTIFIER_NOT_VALID", "IDENTIFIER_REJECTED" ->
                            "choose another client id prefix";
                    case "UNSUPPORTED_PROTOCOL_VERSION" -> "choose the other MQTT version";
                    case "BAD_AUTHENTICATION_METHOD" ->
                            "the broker wants another way of logging in";
                    case "QOS_NOT_SUPPORTED", "RETAIN_NOT_SUPPORTED", "PACKET_TOO_LARGE" ->
                            "the broker does not support what is asked of it";
                    default -> "";
                };
        return change.isEmpty()
                ? cause
                : new MqttRefusedException(who + code + "; " + change, cause);
    }
}
