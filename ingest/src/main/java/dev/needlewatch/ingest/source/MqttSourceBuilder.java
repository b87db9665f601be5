package dev.needlewatch.ingest.source;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import dev.needlewatch.ingest.mqtt.SessionSettings;
import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.jspecify.annotations.Nullable;

/** Collects the settings of an {@link MqttSource}; {@link #build()} checks them all at once. */
public final class MqttSourceBuilder {
    static final Duration DEFAULT_SESSION_EXPIRY = Duration.ofHours(24);

    @Nullable BrokerSettings broker;
    @Nullable String clientIdPrefix;
    List<String> filters = List.of();
    MqttVersion version = MqttVersion.MQTT_5;
    int qos = 1;
    @Nullable Integer receiveMaximum;
    @Nullable Integer maximumPacketSize;
    @Nullable Load load;
    @Nullable Duration sessionExpiry;
    Duration keepAlive = Duration.ofSeconds(10);
    Duration connectTimeout = Duration.ofSeconds(10);
    MqttSourceSettings.BackOff backOff =
            new MqttSourceSettings.BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    @Nullable Integer qos0Capacity;
    int retainedCheckpoints = 1;
    @Nullable SerializableTimestampAssigner<MqttMessage> eventTime;
    MqttSourceSettings.@Nullable Share share;
    boolean keptInProcess;
    WallClock clock = WallClock.SYSTEM;
    boolean retainedAnew;

    /** What one session has to carry between checkpoints. */
    record Load(double messagesPerSecond, Duration checkpointInterval) {}

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

    /**
     * What one session will have to carry, so that {@link #build()} can refuse a window too small
     * for it: it wants four checkpoint intervals' worth, and one more for each further checkpoint
     * retained. Nothing else depends on it.
     */
    public MqttSourceBuilder expect(double messagesPerSecond, Duration checkpointInterval) {
        this.load = new Load(messagesPerSecond, checkpointInterval);
        return this;
    }

    /**
     * The largest packet the broker may send, bytes, MQTT 5 only. The broker drops larger ones and
     * tells nobody, so there is no limit unless one is given.
     */
    public MqttSourceBuilder maximumPacketSize(int bytes) {
        this.maximumPacketSize = bytes;
        return this;
    }

    /**
     * From how many of the last completed checkpoints the job may be restored without loss; 1
     * unless told otherwise, as Flink keeps one. With more, messages are acknowledged so many
     * checkpoints later; each savepoint counts as one.
     */
    public MqttSourceBuilder retainedCheckpoints(int checkpoints) {
        this.retainedCheckpoints = checkpoints;
        return this;
    }

    /**
     * When a message happened, ms since the Unix epoch; when it arrived unless told otherwise. A
     * message on which this throws counts as an error and goes on with its time of arrival.
     */
    public MqttSourceBuilder eventTime(SerializableTimestampAssigner<MqttMessage> eventTime) {
        this.eventTime = eventTime;
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

    /** What messages are stamped with when they arrive; the machine's clock by default. */
    public MqttSourceBuilder clock(WallClock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Asks for what the broker retains with each connection; otherwise it comes with a new
     * subscription only, and a kept session has none of it again. MQTT 3.1.1 always has it again.
     */
    public MqttSourceBuilder retainedAnew() {
        retainedAnew = true;
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
                        window(),
                        sessionExpiry == null ? DEFAULT_SESSION_EXPIRY : sessionExpiry,
                        orElse(maximumPacketSize, SessionSettings.LARGEST_PACKET),
                        keepAlive,
                        connectTimeout,
                        retainedAnew);
        return new MqttSource(
                new MqttSourceSettings(
                        session,
                        Objects.requireNonNull(clientIdPrefix),
                        filters,
                        share,
                        qos,
                        backOff,
                        orElse(qos0Capacity, SessionSettings.LARGEST_RECEIVE_MAXIMUM),
                        retainedCheckpoints,
                        eventTime,
                        keptInProcess,
                        clock));
    }

    int window() {
        return orElse(receiveMaximum, SessionSettings.LARGEST_RECEIVE_MAXIMUM);
    }

    private static int orElse(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }
}
