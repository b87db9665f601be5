package dev.needlewatch.ingest.source;

import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.mqtt.SessionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds every fault and contradiction in a builder's settings, not just the first. */
final class SettingsFaults {
    private static final int LONGEST_PREFIX = 200;
    private static final int LONGEST_KEEP_ALIVE = 65_535;
    private static final int SMALLEST_PACKET = 1_024;

    /** A window takes this many checkpoint intervals: room for a slow or a failed one. */
    private static final int INTERVALS = 4;

    private final MqttSourceBuilder settings;
    private final List<String> faults = new ArrayList<>();

    SettingsFaults(MqttSourceBuilder settings) {
        this.settings = settings;
    }

    List<String> find() {
        who();
        filters();
        share();
        session();
        version();
        acknowledgement();
        load();
        times();
        return faults;
    }

    private void who() {
        expect(settings.broker != null, "broker: missing");
        String prefix = settings.clientIdPrefix;
        expect(
                prefix != null
                        && prefix.length() <= LONGEST_PREFIX
                        && prefix.matches("[A-Za-z0-9_-]+"),
                "clientIdPrefix: '"
                        + prefix
                        + "' is not 1 to 200 letters, digits, dashes and underscores");
    }

    private void filters() {
        expect(!settings.filters.isEmpty(), "filters: none given");
        Set<String> seen = new HashSet<>();
        for (String filter : settings.filters) {
            expect(seen.add(filter), "filters: '" + filter + "' is given twice");
            try {
                MqttTopicFilter.of(filter);
            } catch (IllegalArgumentException e) {
                faults.add("filters: '" + filter + "' is no topic filter: " + e.getMessage());
            }
            expect(
                    settings.share == null || !filter.startsWith("$share/"),
                    "share: '" + filter + "' names a share group already");
        }
    }

    private void share() {
        MqttSourceSettings.Share share = settings.share;
        if (share != null) {
            expect(
                    share.group().matches("[^/+#]+"),
                    "share: group '" + share.group() + "' is empty or has one of / + #");
            expect(share.members() >= 1, "share: members " + share.members() + " is less than 1");
        }
    }

    private void session() {
        int qos = settings.qos;
        expect(qos >= 0 && qos <= 2, "qos: " + qos + " is not 0, 1 or 2");
        int window = settings.window();
        expect(
                window >= 1 && window <= SessionSettings.LARGEST_RECEIVE_MAXIMUM,
                "receiveMaximum: " + window + " is not 1 to 65535");
        Duration expiry = settings.sessionExpiry;
        if (expiry != null) {
            expect(
                    expiry.toSeconds() >= 1,
                    "sessionExpiry: " + expiry + " would lose the session with the connection");
        }
        Integer packet = settings.maximumPacketSize;
        if (packet != null) {
            expect(
                    packet >= SMALLEST_PACKET && packet <= SessionSettings.LARGEST_PACKET,
                    "maximumPacketSize: " + packet + " is not 1024 to 268435460 bytes");
        }
        expect(
                settings.retainedCheckpoints >= 1,
                "retainedCheckpoints: " + settings.retainedCheckpoints + " is less than 1");
        expect(
                settings.qos0Capacity == null || settings.qos0Capacity >= 1,
                "qos0Capacity: " + settings.qos0Capacity + " is less than 1");
    }

    /** MQTT 3.1.1 has no way to tell the broker these. */
    private void version() {
        if (settings.version == MqttVersion.MQTT_3_1_1) {
            expect(
                    settings.receiveMaximum == null,
                    "receiveMaximum: MQTT 3.1.1 has none; limit messages in flight on the broker");
            expect(
                    settings.sessionExpiry == null,
                    "sessionExpiry: MQTT 3.1.1 has none; set how long the broker keeps sessions");
            expect(
                    settings.maximumPacketSize == null,
                    "maximumPacketSize: MQTT 3.1.1 has none; limit packets on the broker");
        }
    }

    /** What is never acknowledged has no window and waits for no checkpoint. */
    private void acknowledgement() {
        if (settings.qos == 0) {
            expect(
                    settings.receiveMaximum == null,
                    "receiveMaximum: QoS 0 is never acknowledged; set qos0Capacity, or qos to 1");
            expect(
                    settings.retainedCheckpoints <= 1,
                    "retainedCheckpoints: QoS 0 never comes again; set qos to 1");
            expect(
                    !settings.keptInProcess,
                    "keptInProcess: QoS 0 has nothing to keep; set qos to 1");
        }
    }

    private void load() {
        MqttSourceBuilder.Load load = settings.load;
        if (load == null) {
            return;
        }
        double perSecond = load.messagesPerSecond();
        double interval = load.checkpointInterval().toMillis() / 1000.0;
        if (!(perSecond > 0 && interval > 0)) {
            faults.add("expect: messages a second and checkpoint interval must be above 0");
            return;
        }
        double needed = perSecond * interval * (INTERVALS + settings.retainedCheckpoints - 1);
        expect(
                settings.qos == 0 || settings.window() >= needed,
                "receiveMaximum: "
                        + settings.window()
                        + " is less than the "
                        + Math.round(needed)
                        + " messages that "
                        + perSecond
                        + " a second need with a checkpoint every "
                        + interval
                        + " s; more filters or shorter intervals help");
    }

    private void times() {
        long keepAlive = settings.keepAlive.toSeconds();
        expect(
                keepAlive >= 1 && keepAlive <= LONGEST_KEEP_ALIVE,
                "keepAlive: " + settings.keepAlive + " is not 1 to 65535 seconds");
        long timeout = settings.connectTimeout.toMillis();
        expect(
                timeout >= 1 && timeout <= Integer.MAX_VALUE,
                "connectTimeout: " + settings.connectTimeout + " is not 1 ms to 24 days");
        Duration first = settings.backOff.first();
        expect(
                first.toMillis() >= 1 && first.compareTo(settings.backOff.longest()) <= 0,
                "backOff: first wait "
                        + first
                        + " is not between 1 ms and the longest, "
                        + settings.backOff.longest());
    }

    private void expect(boolean fine, String fault) {
        if (!fine) {
            faults.add(fault);
        }
    }
}
