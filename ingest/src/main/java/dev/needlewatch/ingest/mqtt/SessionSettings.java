package dev.needlewatch.ingest.mqtt;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a persistent session is kept with the broker.
 *
 * @param broker where, and how to log in
 * @param version MQTT 5 or 3.1.1
 * @param receiveMaximum messages of QoS 1 and 2 the broker may have outstanding, 1 to 65,535; MQTT
 *     3.1.1 cannot tell the broker and always has 65,535
 * @param sessionExpiry how long the broker keeps the session without a connection; MQTT 3.1.1
 *     cannot say
 * @param maximumPacketSize the largest packet the broker may send, bytes; it drops larger ones
 *     without a word, so leave it at the largest there is unless memory is scarce; MQTT 3.1.1
 *     cannot say
 * @param keepAlive longest silence before a dead connection is noticed, whole seconds
 * @param connectTimeout longest wait for the socket, for CONNACK and for SUBACK
 * @param retainedAnew whether the broker is to send what it retains with each connection, and not
 *     only to a new subscription; MQTT 3.1.1 always does
 */
public record SessionSettings(
        BrokerSettings broker,
        MqttVersion version,
        int receiveMaximum,
        Duration sessionExpiry,
        int maximumPacketSize,
        Duration keepAlive,
        Duration connectTimeout,
        boolean retainedAnew)
        implements Serializable {
    /** The largest receive maximum there is: packet ids have 16 bits. */
    public static final int LARGEST_RECEIVE_MAXIMUM = 65_535;

    /** The largest packet MQTT can say, bytes: what a length of four bytes and its header take. */
    public static final int LARGEST_PACKET = 268_435_460;

    /** A session that expires after this many seconds never does. */
    public static final long NO_EXPIRY_SECONDS = 0xFFFF_FFFFL;
}
