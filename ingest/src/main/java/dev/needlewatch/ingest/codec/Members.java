package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.needlewatch.ingest.contract.Ids;
import dev.needlewatch.ingest.contract.WireName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, each taken with its type or refused with a reason. */
record Members(JsonNode object) {

    private @Nullable JsonNode find(String member) {
        JsonNode node = object.get(member);
        return node == null || node.isNull() ? null : node;
    }

    private static <V> V require(@Nullable V value, String member) throws Refusal {
        if (value == null) {
            throw Refusal.missing(member);
        }
        return value;
    }

    long count(String member) throws Refusal {
        return Members.require(optionalCount(member), member);
    }

    private @Nullable Long optionalCount(String member) throws Refusal {
        JsonNode node = find(member);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw Refusal.type(member, "an integer of at least 0");
        }
        return node.longValue();
    }

    @Nullable Integer optionalInt(String member, int min, int max) throws Refusal {
        JsonNode node = find(member);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber()) {
            throw Refusal.type(member, "an integer");
        }
        if (!node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw Refusal.value(member, "from " + min + " to " + max);
        }
        return node.intValue();
    }

    @Nullable Double optionalNumber(String member, double min, double max) throws Refusal {
        JsonNode node = find(member);
        if (node == null) {
            return null;
        }
        if (!node.isNumber()) {
            throw Refusal.type(member, "a number");
        }
        double value = node.doubleValue();
        if (!(value >= min && value <= max)) {
            throw Refusal.implausible(member, min + " to " + max);
        }
        return value;
    }

    boolean flag(String member, boolean otherwise) throws Refusal {
        JsonNode node = find(member);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw Refusal.type(member, "true or false");
        }
        return node.booleanValue();
    }

    String text(String member) throws Refusal {
        return Members.require(optionalText(member), member);
    }

    @Nullable String optionalText(String member) throws Refusal {
        JsonNode node = find(member);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw Refusal.type(member, "a string");
        }
        return node.textValue();
    }

    String name(String member) throws Refusal {
        return Members.require(optionalName(member), member);
    }

    @Nullable String optionalName(String member) throws Refusal {
        String text = optionalText(member);
        if (text != null && !Ids.isName(text)) {
            throw Refusal.id(member);
        }
        return text;
    }

    @Nullable String optionalZone(String member) throws Refusal {
        String text = optionalText(member);
        if (text != null && !Ids.isZone(text)) {
            throw Refusal.id(member);
        }
        return text;
    }

    <E extends Enum<E> & WireName> E constant(String member, Class<E> type) throws Refusal {
        return Members.require(optionalConstant(member, type), member);
    }

    <E extends Enum<E> & WireName> @Nullable E optionalConstant(String member, Class<E> type)
            throws Refusal {
        String text = optionalText(member);
        return text == null ? null : constantOf(member, text, type);
    }

    static <E extends Enum<E> & WireName> E constantOf(String member, String text, Class<E> type)
            throws Refusal {
        for (E constant : type.getEnumConstants()) {
            if (constant.wire().equals(text)) {
                return constant;
            }
        }
        String all =
                Arrays.stream(type.getEnumConstants())
                        .map(WireName::wire)
                        .collect(Collectors.joining(", "));
        throw Refusal.value(member, "one of " + all);
    }

    List<String> texts(String member) throws Refusal {
        JsonNode node = find(member);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw Refusal.type(member, "an array of strings");
        }
        List<String> texts = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                throw Refusal.type(member, "an array of strings");
            }
            texts.add(element.textValue());
        }
        return texts;
    }
}
