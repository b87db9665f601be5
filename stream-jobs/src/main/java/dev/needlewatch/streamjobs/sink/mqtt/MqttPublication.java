package dev.needlewatch.streamjobs.sink.mqtt;

import dev.needlewatch.ingest.contract.Topic;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One message to publish with QoS 1.
 *
 * @param payload empty to clear a retained topic
 * @param retain whether the broker keeps it for those who come later
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record MqttPublication(String topic, byte[] payload, boolean retain) {
    /** What Flink writes it down with. */
    public static final TypeInformation<MqttPublication> TYPE =
            TypeInformation.of(MqttPublication.class);

    /** A message on a topic of the contract, retained if the contract says so. */
    public static MqttPublication of(Topic topic, byte[] payload) {
        return new MqttPublication(topic.path(), payload, topic.kind().retained());
    }

    /** The empty message that clears a retained topic. */
    public static MqttPublication clear(Topic topic) {
        return new MqttPublication(topic.path(), new byte[0], true);
    }
}
