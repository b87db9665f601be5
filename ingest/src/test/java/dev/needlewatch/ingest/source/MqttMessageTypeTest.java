package dev.needlewatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class MqttMessageTypeTest {
    private final TypeSerializer<MqttMessage> serializer =
            MqttMessageType.INSTANCE.createSerializer(new SerializerConfigImpl());

    @Test
    void flinkFindsTheTypeByTheRecord() {
        assertThat(TypeInformation.of(MqttMessage.class)).isEqualTo(MqttMessageType.INSTANCE);
    }

    @Test
    void everyComponentComesBackFromItsBytes() throws IOException {
        MqttMessage message =
                new MqttMessage(
                        "a/ü", new byte[] {1, 0, -1}, List.of("k", "v"), 17L, 2, true, true);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(message, out);
        MqttMessage back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(back).usingRecursiveComparison().isEqualTo(message);
    }
}
