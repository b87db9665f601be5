package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Single values off a streaming parser, each of its type or refused with a reason. */
final class Values {
    private Values() {}

    static long count(JsonParser json, String member) throws IOException, Refusal {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || json.getLongValue() < 0) {
            throw Refusal.type(member, "an integer of at least 0");
        }
        return json.getLongValue();
    }

    static int smallCount(JsonParser json, String member) throws IOException, Refusal {
        long value = count(json, member);
        if (value > Integer.MAX_VALUE) {
            throw Refusal.value(member, "at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    static int integer(JsonParser json, String member) throws IOException, Refusal {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() != JsonParser.NumberType.INT) {
            throw Refusal.type(member, "an integer");
        }
        return json.getIntValue();
    }

    /** A finite number from 0 to {@code max}. */
    static double number(JsonParser json, String member, double max) throws IOException, Refusal {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw Refusal.type(member, "a number");
        }
        double value = json.getDoubleValue();
        if (!(value >= 0 && value <= max)) {
            throw Refusal.implausible(member, "0 to " + max);
        }
        return value;
    }

    static boolean flag(JsonParser json, String member) throws Refusal {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw Refusal.type(member, "true or false");
        };
    }

    static String text(JsonParser json, String member) throws IOException, Refusal {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.type(member, "a string");
        }
        return json.getText();
    }
}
