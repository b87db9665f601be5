package dev.needlewatch.streamjobs.safety.intake;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.source.MqttMessage;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings what stands retained on alarms' topics before the alarms' owners. What is published there
 * while the job runs is its own word, and says no more than that a topic was cleared.
 */
public final class StandingFunction extends ProcessFunction<MqttMessage, PenInput> {
    private static final long serialVersionUID = 1;

    @Override
    public void processElement(MqttMessage message, Context context, Collector<PenInput> out) {
        Optional<Topic> topic =
                Topic.parse(message.topic()).filter(each -> each.kind() == TopicKind.ALARM);
        if (topic.isEmpty()) {
            return;
        }
        if (message.payload().length == 0) {
            StandingAlarms.cleared(topic.get()).ifPresent(out::collect);
        } else if (message.retained()) {
            StandingAlarms.retained(topic.get(), message.payload()).ifPresent(out::collect);
        }
    }
}
