package dev.needlewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttVersion;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class MqttSourceBuilderTest {
    private static MqttSourceBuilder good() {
        return MqttSource.builder()
                .broker(BrokerSettings.parse("tcp://localhost:1883"))
                .clientIdPrefix("needlewatch-safety")
                .filters(List.of("a/#", "b/+"));
    }

    @Test
    void saysAllFaultsAtOnce() {
        MqttSourceBuilder bad =
                MqttSource.builder()
                        .clientIdPrefix("no blanks")
                        .filters(List.of("a/#/b", "x", "x"))
                        .qos(3)
                        .receiveMaximum(0)
                        .sessionExpiry(Duration.ZERO)
                        .keepAlive(Duration.ZERO)
                        .connectTimeout(Duration.ZERO)
                        .backOff(Duration.ofSeconds(2), Duration.ofSeconds(1))
                        .qos0Capacity(0)
                        .maximumPacketSize(10)
                        .retainedCheckpoints(0)
                        .share("a/b", 0);
        assertThatThrownBy(bad::build)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(
                        "broker: missing",
                        "clientIdPrefix: 'no blanks'",
                        "filters: 'a/#/b'",
                        "filters: 'x' is given twice",
                        "qos: 3",
                        "receiveMaximum: 0",
                        "sessionExpiry: PT0S",
                        "keepAlive: PT0S",
                        "connectTimeout: PT0S",
                        "backOff: first wait PT2S",
                        "qos0Capacity: 0",
                        "maximumPacketSize: 10",
                        "retainedCheckpoints: 0",
                        "share: group 'a/b'",
                        "share: members 0")
                .hasLineCount(16);
    }

    @Test
    void refusesWhatMqtt311CannotSay() {
        MqttSourceBuilder bad =
                good().version(MqttVersion.MQTT_3_1_1)
                        .receiveMaximum(100)
                        .maximumPacketSize(100_000)
                        .sessionExpiry(Duration.ofHours(1));
        assertThatThrownBy(bad::build)
                .hasMessageContaining("receiveMaximum: MQTT 3.1.1 has none")
                .hasMessageContaining("maximumPacketSize: MQTT 3.1.1 has none")
                .hasMessageContaining("sessionExpiry: MQTT 3.1.1 has none");
    }

    @Test
    void refusesAcknowledgementOfWhatIsNeverAcknowledged() {
        MqttSourceBuilder bad =
                good().qos(0).receiveMaximum(100).retainedCheckpoints(2).keptInProcess();
        assertThatThrownBy(bad::build)
                .hasMessageContaining("receiveMaximum: QoS 0 is never acknowledged")
                .hasMessageContaining("retainedCheckpoints: QoS 0 never comes again")
                .hasMessageContaining("keptInProcess: QoS 0 has nothing to keep");
    }

    @Test
    void refusesAWindowBelowWhatTheCheckpointIntervalNeeds() {
        Duration second = Duration.ofSeconds(1);
        good().receiveMaximum(4_000).expect(1_000, second).build();
        assertThatThrownBy(() -> good().receiveMaximum(3_999).expect(1_000, second).build())
                .hasMessageContaining("receiveMaximum: 3999 is less than the 4000 messages");
        good().receiveMaximum(5_000).retainedCheckpoints(2).expect(1_000, second).build();
        assertThatThrownBy(
                        () ->
                                good().receiveMaximum(4_999)
                                        .retainedCheckpoints(2)
                                        .expect(1_000, second)
                                        .build())
                .hasMessageContaining("less than the 5000 messages");
        assertThatThrownBy(() -> good().expect(20_000, second).build())
                .hasMessageContaining("receiveMaximum: 65535 is less than the 80000 messages");
        assertThatThrownBy(() -> good().expect(0, second).build())
                .hasMessageContaining("expect: messages a second");
        good().qos(0).expect(20_000, second).build();
    }

    @Test
    void refusesAFilterThatMqttCannotSay() {
        assertThatThrownBy(() -> good().filters(List.of("a\0b")).build())
                .hasMessageContaining("is no topic filter");
    }

    @Test
    void refusesToShareWhatIsSharedAlready() {
        assertThatThrownBy(() -> good().filters(List.of("$share/g/a")).share("h", 2).build())
                .hasMessageContaining("names a share group already");
    }

    @Test
    void makesASessionForEveryFilterAndMember() {
        assertThat(good().build().settings().splits()).hasSize(2);
        MqttSourceSettings shared = good().share("g", 3).build().settings();
        assertThat(shared.splits().stream().map(shared::clientId))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("needlewatch-safety-"));
    }

    @Test
    void goesToTheClusterAsBytes() throws Exception {
        MqttSource source = good().build();
        MqttSource back =
                InstantiationUtil.deserializeObject(
                        InstantiationUtil.serializeObject(source), getClass().getClassLoader());
        assertThat(back.settings()).isEqualTo(source.settings());
    }
}
