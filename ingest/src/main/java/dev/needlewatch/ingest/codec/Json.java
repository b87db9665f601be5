package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.needlewatch.ingest.contract.WireName;
import java.io.IOException;

/** The JSON mappers of the codec: nothing is coerced, constants go by their wire names. */
final class Json {
    /** Strict: reads what is there or says what is wrong; unknown members are ignored. */
    static final JsonMapper READER =
            JsonMapper.builder()
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(wireNames())
                    .build();

    /** Writes nulls: a member that stands in the contract stands in the payload. */
    static final JsonMapper WRITER = JsonMapper.builder().addModule(wireNames()).build();

    /** Leaves nulls out, as pens do: optional members are absent. */
    static final JsonMapper SPARSE_WRITER =
            JsonMapper.builder()
                    .addModule(wireNames())
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    static {
        READER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxNumberLength(64)
                                .build());
    }

    private Json() {}

    private static SimpleModule wireNames() {
        SimpleModule module = new SimpleModule("wire-names");
        module.addSerializer(
                new StdSerializer<WireName>(WireName.class) {
                    private static final long serialVersionUID = 1;

                    @Override
                    public void serialize(
                            WireName value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeString(value.wire());
                    }
                });
        module.setDeserializerModifier(new WireNameDeserializers());
        return module;
    }

    /** Replaces Jackson's own enum deserializer for every constant with a wire name. */
    private static final class WireNameDeserializers
            extends com.fasterxml.jackson.databind.deser.BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                com.fasterxml.jackson.databind.DeserializationConfig config,
                com.fasterxml.jackson.databind.JavaType type,
                com.fasterxml.jackson.databind.BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return WireName.class.isAssignableFrom(type.getRawClass())
                    ? new WireNameDeserializer(type.getRawClass())
                    : deserializer;
        }
    }

    /** Reads a constant by its wire name. */
    private static final class WireNameDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;

        WireNameDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            String text = json.getValueAsString();
            for (Object constant : type.getEnumConstants()) {
                if (((WireName) constant).wire().equals(text)) {
                    return constant;
                }
            }
            return context.handleWeirdStringValue(type, text, "not one of its wire names");
        }
    }
}
