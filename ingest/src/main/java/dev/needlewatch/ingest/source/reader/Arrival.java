package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.source.MqttMessage;

/**
 * A message on its way from the client's thread to the task's.
 *
 * @param link the connection it came in on
 * @param at wall time of arrival, ms
 */
record Arrival(Link link, Delivery delivery, long at) {
    /** The message; copies the payload. */
    MqttMessage message(boolean redelivered) {
        return new MqttMessage(
                delivery.topic(),
                delivery.payload(),
                delivery.properties(),
                at,
                delivery.qos(),
                delivery.retained(),
                redelivered);
    }

    /** The payload's length. */
    int bytes() {
        return delivery.payloadView().remaining();
    }

    /** Whether the broker waits for an acknowledgement. */
    boolean acknowledged() {
        return delivery.qos() > 0;
    }
}
