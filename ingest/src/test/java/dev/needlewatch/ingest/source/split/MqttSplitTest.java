package dev.needlewatch.ingest.source.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MqttSplitTest {
    private final MqttSplitSerializer serializer = new MqttSplitSerializer();

    @Test
    void theIdComesFromTheFilterAlone() {
        assertThat(MqttSplit.of("needlewatch/v1/+/pen/#").splitId())
                .isEqualTo(MqttSplit.of("needlewatch/v1/+/pen/#").splitId())
                .matches("[0-9a-f]{8}")
                .isNotEqualTo(MqttSplit.of("needlewatch/v1/#").splitId());
    }

    @Test
    void membersOfAShareHaveTheSameFilterAndDifferentIds() {
        MqttSplit first = MqttSplit.shared("g", "a/#", 0);
        MqttSplit second = MqttSplit.shared("g", "a/#", 1);
        assertThat(first.filter()).isEqualTo("$share/g/a/#").isEqualTo(second.filter());
        assertThat(first.splitId()).isNotEqualTo(second.splitId());
    }

    @Test
    void comesBackFromItsBytes() throws IOException {
        MqttSplit split = MqttSplit.shared("g", "ü/#", 3);
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
                .isEqualTo(split);
    }

    @Test
    void refusesBytesOfAnotherVersion() {
        assertThatThrownBy(() -> serializer.deserialize(9, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 9");
    }
}
