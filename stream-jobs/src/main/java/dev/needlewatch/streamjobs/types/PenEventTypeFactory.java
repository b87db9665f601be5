package dev.needlewatch.streamjobs.types;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink how to serialize {@link PenEvent}. Instantiated by Flink. */
public final class PenEventTypeFactory extends TypeInfoFactory<PenEvent> {
    @Override
    public TypeInformation<PenEvent> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        return new PenEventTypeInfo();
    }
}
