package dev.needlewatch.streamjobs.types;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of {@link PenEvent}: one opaque field with a serializer of its own. */
public final class PenEventTypeInfo extends TypeInformation<PenEvent> {
    private static final long serialVersionUID = 1;

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
    public Class<PenEvent> getTypeClass() {
        return PenEvent.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<PenEvent> createSerializer(SerializerConfig config) {
        return PenEventSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "PenEvent";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PenEventTypeInfo;
    }

    @Override
    public int hashCode() {
        return PenEvent.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof PenEventTypeInfo;
    }
}
