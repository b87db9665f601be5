package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.needlewatch.ingest.contract.Ids;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes readings member by member off the parser, with no tree between: nine messages in ten are
 * readings. One instance decodes one payload.
 */
final class ReadingDecoder {
    /** The deepest a measured depth can be and still be believed, mm. */
    private static final double DEEPEST_MM = 10;

    /** The fastest a speed can be and still be believed, strokes per minute. */
    private static final double FASTEST_RPM = 60_000;

    private long boot = -1;
    private long seq = -1;
    private long at = -1;
    private @Nullable String session;
    private @Nullable String area;
    private @Nullable String zone;
    private double depthMm = Double.NaN;
    private boolean depthSeen;
    private @Nullable Double setDepthMm;
    private double speedRpm = Double.NaN;
    private boolean speedSeen;
    private @Nullable Integer passes;
    private boolean contact = true;
    private @Nullable Integer strip;
    private @Nullable Direction direction;

    /** Decodes one object; the parser stands on its START_OBJECT and is left on its END_OBJECT. */
    static Reading decode(JsonParser json) throws IOException, Refusal {
        ReadingDecoder decoder = new ReadingDecoder();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            decoder.member(member, json);
        }
        return decoder.reading();
    }

    private void member(String member, JsonParser json) throws IOException, Refusal {
        switch (member) {
            case "boot" -> boot = Values.count(json, member);
            case "seq" -> seq = Values.count(json, member);
            case "at" -> at = Values.count(json, member);
            case "session" -> session = name(json, member);
            case "area" -> area = Values.text(json, member);
            case "zone" -> zone = zone(json, member);
            case "depthMm" -> {
                depthMm = Values.number(json, member, DEEPEST_MM);
                depthSeen = true;
            }
            case "setDepthMm" -> setDepthMm = Values.number(json, member, DEEPEST_MM);
            case "speedRpm" -> {
                speedRpm = Values.number(json, member, FASTEST_RPM);
                speedSeen = true;
            }
            case "passes" -> passes = Values.smallCount(json, member);
            case "contact" -> contact = Values.flag(json, member);
            case "strip" -> strip = Values.integer(json, member);
            case "direction" ->
                    direction =
                            Members.constantOf(member, Values.text(json, member), Direction.class);
            default -> json.skipChildren();
        }
    }

    private Reading reading() throws Refusal {
        require(boot >= 0, "boot");
        require(seq >= 0, "seq");
        require(at >= 0, "at");
        require(depthSeen, "depthMm");
        require(speedSeen, "speedRpm");
        return new Reading(
                boot,
                seq,
                at,
                session,
                area,
                zone,
                depthMm,
                setDepthMm,
                speedRpm,
                passes,
                contact,
                strip,
                direction);
    }

    private static void require(boolean seen, String member) throws Refusal {
        if (!seen) {
            throw Refusal.missing(member);
        }
    }

    private static String name(JsonParser json, String member) throws IOException, Refusal {
        String text = Values.text(json, member);
        if (!Ids.isName(text)) {
            throw Refusal.id(member);
        }
        return text;
    }

    private static String zone(JsonParser json, String member) throws IOException, Refusal {
        String text = Values.text(json, member);
        if (!Ids.isZone(text)) {
            throw Refusal.id(member);
        }
        return text;
    }
}
