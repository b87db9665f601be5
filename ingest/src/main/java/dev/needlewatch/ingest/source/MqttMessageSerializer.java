package dev.needlewatch.ingest.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes messages between Flink tasks; messages are never changed, so copies are the same. */
public final class MqttMessageSerializer extends TypeSerializerSingleton<MqttMessage> {
    static final MqttMessageSerializer INSTANCE = new MqttMessageSerializer();
    private static final int RETAINED = 4;
    private static final int REDELIVERED = 8;
    private static final int QOS = 3;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public MqttMessage createInstance() {
        return new MqttMessage("", new byte[0], List.of(), 0, 0, false, false);
    }

    @Override
    public MqttMessage copy(MqttMessage from) {
        return from;
    }

    @Override
    public MqttMessage copy(MqttMessage from, MqttMessage reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(MqttMessage message, DataOutputView out) throws IOException {
        StringSerializer.INSTANCE.serialize(message.topic(), out);
        out.writeInt(message.payload().length);
        out.write(message.payload());
        out.writeInt(message.properties().size());
        for (String property : message.properties()) {
            StringSerializer.INSTANCE.serialize(property, out);
        }
        out.writeLong(message.arrivedAt());
        out.writeByte(
                message.qos()
                        | (message.retained() ? RETAINED : 0)
                        | (message.redelivered() ? REDELIVERED : 0));
    }

    @Override
    public MqttMessage deserialize(DataInputView in) throws IOException {
        String topic = StringSerializer.INSTANCE.deserialize(in);
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        int count = in.readInt();
        List<String> properties = count == 0 ? List.of() : new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            properties.add(StringSerializer.INSTANCE.deserialize(in));
        }
        long arrivedAt = in.readLong();
        int flags = in.readByte();
        return new MqttMessage(
                topic,
                payload,
                List.copyOf(properties),
                arrivedAt,
                flags & QOS,
                (flags & RETAINED) != 0,
                (flags & REDELIVERED) != 0);
    }

    @Override
    public MqttMessage deserialize(MqttMessage reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<MqttMessage> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a checkpoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<MqttMessage> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
