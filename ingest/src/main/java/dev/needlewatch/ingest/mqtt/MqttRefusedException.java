package dev.needlewatch.ingest.mqtt;

/** The broker is there and refuses us; the message is one line that says what to change. */
public final class MqttRefusedException extends RuntimeException {
    public MqttRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
