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
                        "qos0Capacity",
                        "share: group 'a/b'",
                        "share: members 0")
                .hasLineCount(14);
    }

    @Test
    void refusesWhatMqtt311CannotSay() {
        MqttSourceBuilder bad =
                good().version(MqttVersion.MQTT_3_1_1)
                        .receiveMaximum(100)
                        .sessionExpiry(Duration.ofHours(1));
        assertThatThrownBy(bad::build)
                .hasMessageContaining("receiveMaximum: MQTT 3.1.1 has none")
                .hasMessageContaining("sessionExpiry: MQTT 3.1.1 has none");
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
