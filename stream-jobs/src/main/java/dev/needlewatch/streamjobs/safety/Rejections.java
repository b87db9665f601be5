package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;

/** Makes the message that tells a clinic what could not be used. */
final class Rejections {
    private Rejections() {}

    static MqttPublication of(Topic from, byte[] payload, Refused refused, long at) {
        return MqttPublication.of(
                Topic.of(from.clinic(), TopicKind.REJECTED),
                SystemCodec.encode(
                        SystemCodec.rejection(
                                from.path(), payload, refused.reason(), refused.detail(), at)));
    }
}
