package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;

/** Makes the message that tells a clinic what could not be used. */
final class Rejections {
    private Rejections() {}

    /** To the clinic in the topic that it came on. */
    static MqttPublication of(Topic from, byte[] payload, Refused refused, long at) {
        return of(from.clinic(), from.path(), payload, refused, at);
    }

    /** To a clinic, of a topic that may be none of the contract's. */
    static MqttPublication of(
            String clinic, String path, byte[] payload, Refused refused, long at) {
        return MqttPublication.of(
                Topic.of(clinic, TopicKind.REJECTED),
                SystemCodec.encode(
                        SystemCodec.rejection(
                                path, payload, refused.reason(), refused.detail(), at)));
    }
}
