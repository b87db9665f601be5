package dev.needlewatch.streamjobs.safety.intake;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;

/** Makes the message that tells a clinic what could not be used. */
public final class Rejections {
    private Rejections() {}

    /** To the clinic in the topic that it came on. */
    public static MqttPublication of(Topic from, byte[] payload, Refused refused, long at) {
        return of(from.clinic(), from.path(), payload, refused, at);
    }

    /** A screen's command that the rules refuse. */
    public static MqttPublication of(ScreenCommand command, Intake intake, long at) {
        return of(
                Topic.of(command.clinic(), TopicKind.ALARM_COMMANDS),
                command.payload(),
                refused(intake),
                at);
    }

    /** A session event that the rules refuse. */
    public static MqttPublication of(PenEvent event, byte[] payload, Intake intake, long at) {
        return of(
                Topic.of(event.clinic(), TopicKind.SESSION, event.pen()),
                payload,
                refused(intake),
                at);
    }

    private static Refused refused(Intake intake) {
        return new Refused(Objects.requireNonNull(intake.reason()), intake.detail());
    }

    /** To a clinic, of a topic that may be none of the contract's. */
    public static MqttPublication of(
            String clinic, String path, byte[] payload, Refused refused, long at) {
        return MqttPublication.of(
                Topic.of(clinic, TopicKind.REJECTED),
                SystemCodec.encode(
                        SystemCodec.rejection(
                                path, payload, refused.reason(), refused.detail(), at)));
    }
}
