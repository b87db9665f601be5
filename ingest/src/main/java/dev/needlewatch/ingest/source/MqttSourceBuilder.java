package dev.needlewatch.ingest.source;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.mqtt.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the settings of an {@link MqttSource}; {@link #build()} checks them all at once. */
public final class MqttSourceBuilder {
    static final Duration DEFAULT_SESSION_EXPIRY = Duration.ofHours(24);

    @Nullable BrokerSettings broker;
    @Nullable String clientIdPrefix;
    List<String> filters = List.of();
    MqttVersion version = MqttVersion.MQTT_5;
    int qos = 1;
    int receiveMaximum = SessionSettings.LARGEST_RECEIVE_MAXIMUM;
    @Nullable Duration sessionExpiry;
    Duration keepAlive = Duration.ofSeconds(10);
    Duration connectTimeout = Duration.ofSeconds(10);
    MqttSourceSettings.BackOff backOff =
            new MqttSourceSettings.BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    int qos0Capacity = SessionSettings.LARGEST_RECEIVE_MAXIMUM;
    MqttSourceSettings.@Nullable Share share;
    private boolean keptInProcess;

    MqttSourceBuilder() {}

    /** Where the broker is and how to log in. Needed. */
    public MqttSourceBuilder broker(BrokerSettings broker) {
        this.broker = broker;
        return this;
    }

    /** What the client ids begin with: letters, digits, dash and underscore. Needed. */
    public MqttSourceBuilder clientIdPrefix(String prefix) {
        this.clientIdPrefix = prefix;
        return this;
    }

    /** Topic filters; each becomes a split with a session of its own. Needed. */
    public MqttSourceBuilder filters(List<String> filters) {
        this.filters = List.copyOf(filters);
        return this;
    }

    /** MQTT 5 unless told otherwise. */
    public MqttSourceBuilder version(MqttVersion version) {
        this.version = version;
        return this;
    }

    /** The quality of service to subscribe with, 0 to 2; 1 unless told otherwise. */
    public MqttSourceBuilder qos(int qos) {
        this.qos = qos;
        return this;
    }

    /** Unacknowledged messages per split, 1 to 65,535, which is also the default. */
    public MqttSourceBuilder receiveMaximum(int messages) {
        this.receiveMaximum = messages;
        return this;
    }

    /** How long the broker keeps a session nobody holds; 24 hours unless told otherwise. */
    public MqttSourceBuilder sessionExpiry(Duration expiry) {
        this.sessionExpiry = expiry;
        return this;
    }

    /** Longest silence on a connection, whole seconds; 10 unless told otherwise. */
    public MqttSourceBuilder keepAlive(Duration keepAlive) {
        this.keepAlive = keepAlive;
        return this;
    }

    /** Longest wait for the broker's answer; 10 s unless told otherwise. */
    public MqttSourceBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return this;
    }

    /** First and longest wait between attempts to connect; 100 ms and 5 s by default. */
    public MqttSourceBuilder backOff(Duration first, Duration longest) {
        this.backOff = new MqttSourceSettings.BackOff(first, longest);
        return this;
    }

    /** How many messages of QoS 0 may wait to be emitted before they are dropped. */
    public MqttSourceBuilder qos0Capacity(int messages) {
        this.qos0Capacity = messages;
        return this;
    }

    /**
     * Answers the broker at once and keeps in this process what no checkpoint covers yet. Only for
     * a broker in the same process that keeps its sessions in memory: {@link
     * dev.needlewatch.ingest.mqtt.KeptInProcess}.
     */
    public MqttSourceBuilder keptInProcess() {
        keptInProcess = true;
        return this;
    }

    /** Shares every filter among so many sessions, by {@code $share/group/filter}. */
    public MqttSourceBuilder share(String group, int members) {
        this.share = new MqttSourceSettings.Share(group, members);
        return this;
    }

    /**
     * The source.
     *
     * @throws IllegalArgumentException with a line for each fault
     */
    public MqttSource build() {
        List<String> faults = new SettingsFaults(this).find();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "MQTT source settings:\n  " + String.join("\n  ", faults));
        }
        SessionSettings session =
                new SessionSettings(
                        Objects.requireNonNull(broker),
                        version,
                        receiveMaximum,
                        sessionExpiry == null ? DEFAULT_SESSION_EXPIRY : sessionExpiry,
                        keepAlive,
                        connectTimeout);
        return new MqttSource(
                new MqttSourceSettings(
                        session,
                        Objects.requireNonNull(clientIdPrefix),
                        filters,
                        share,
                        qos,
                        backOff,
                        qos0Capacity,
                        keptInProcess));
    }
}
