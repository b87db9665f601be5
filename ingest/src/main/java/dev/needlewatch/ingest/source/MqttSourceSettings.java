package dev.needlewatch.ingest.source;

import dev.needlewatch.ingest.mqtt.SessionSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;
import dev.needlewatch.ingest.time.WallClock;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.jspecify.annotations.Nullable;

/**
 * Everything the source needs to know, already checked; made by {@link MqttSourceBuilder}.
 *
 * @param session how each split's session is kept
 * @param clientIdPrefix client ids are this, a dash and the split's id
 * @param filters topic filters, one split each
 * @param share how filters are shared among sessions; null for one session per filter
 * @param qos the quality of service to subscribe with
 * @param backOff how long to wait between attempts to connect
 * @param qos0Capacity how many messages of QoS 0 may wait to be emitted
 * @param retainedCheckpoints from how many of the last checkpoints the job can be restored without
 *     loss; 1 acknowledges what the newest covers
 * @param eventTime when a message happened, ms since the Unix epoch; null for when it arrived
 * @param keptInProcess whether the broker is answered at once and this process keeps what no
 *     checkpoint covers yet
 * @param clock what messages are stamped with when they arrive
 */
public record MqttSourceSettings(
        SessionSettings session,
        String clientIdPrefix,
        List<String> filters,
        @Nullable Share share,
        int qos,
        BackOff backOff,
        int qos0Capacity,
        int retainedCheckpoints,
        @Nullable SerializableTimestampAssigner<MqttMessage> eventTime,
        boolean keptInProcess,
        WallClock clock)
        implements Serializable {
    /** A shared subscription: the group's name and how many sessions share each filter. */
    public record Share(String group, int members) implements Serializable {}

    /** The first wait and the longest; waits double in between and vary by half. */
    public record BackOff(Duration first, Duration longest) implements Serializable {}

    /** The splits these settings ask for. */
    public List<MqttSplit> splits() {
        if (share == null) {
            return filters.stream().map(MqttSplit::of).toList();
        }
        List<MqttSplit> splits = new ArrayList<>();
        for (String filter : filters) {
            for (int member = 0; member < share.members(); member++) {
                splits.add(MqttSplit.shared(share.group(), filter, member));
            }
        }
        return splits;
    }

    /** The client id of a split's session. */
    public String clientId(MqttSplit split) {
        return clientIdPrefix + "-" + split.splitId();
    }
}
