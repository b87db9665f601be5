package dev.needlewatch.ingest.source;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Flink's view of {@link MqttMessage}: one opaque value that needs no Kryo. */
public final class MqttMessageType extends TypeInformation<MqttMessage> {
    public static final MqttMessageType INSTANCE = new MqttMessageType();

    private MqttMessageType() {}

    /** Lets Flink find the type by the record's annotation. */
    public static final class Factory extends TypeInfoFactory<MqttMessage> {
        @Override
        public TypeInformation<MqttMessage> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return INSTANCE;
        }
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<MqttMessage> getTypeClass() {
        return MqttMessage.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<MqttMessage> createSerializer(SerializerConfig config) {
        return MqttMessageSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "MqttMessage";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MqttMessageType;
    }

    @Override
    public int hashCode() {
        return MqttMessageType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof MqttMessageType;
    }
}
