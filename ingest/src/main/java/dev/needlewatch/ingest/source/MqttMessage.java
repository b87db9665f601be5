package dev.needlewatch.ingest.source;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * One message as it came from the broker.
 *
 * @param properties MQTT 5 user properties as name, value, name, value; empty with MQTT 3.1.1
 * @param arrivedAt wall time of arrival, ms since the Unix epoch
 * @param qos 0, 1 or 2
 * @param retained whether the broker had kept it from before the subscription
 * @param redelivered whether it is known to have come before: the session was kept, and messages
 *     from before are still to come again
 */
@TypeInfo(MqttMessageType.Factory.class)
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record MqttMessage(
        String topic,
        byte[] payload,
        List<String> properties,
        long arrivedAt,
        int qos,
        boolean retained,
        boolean redelivered) {}
