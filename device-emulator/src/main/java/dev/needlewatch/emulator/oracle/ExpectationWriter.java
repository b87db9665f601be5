package dev.needlewatch.emulator.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes expected alarms as JSON lines, so that other systems can be held to them. */
public final class ExpectationWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ExpectationWriter() {}

    /** One line for each; does not close the writer. */
    public static void write(List<ExpectedAlarm> alarms, Writer out) throws IOException {
        for (ExpectedAlarm alarm : alarms) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                line(alarm, json);
                json.writeRaw('\n');
            }
        }
    }

    private static void line(ExpectedAlarm alarm, JsonGenerator json) throws IOException {
        Place place = alarm.place();
        LimitReason reason = alarm.reason();
        Priority peak = alarm.peak();
        json.writeStartObject();
        json.writeStringField("code", alarm.code().wire());
        json.writeBooleanField("required", alarm.required());
        json.writeStringField("clinic", alarm.clinic());
        json.writeStringField("session", alarm.session());
        json.writeStringField("pen", alarm.pen());
        json.writeStringField("area", place == null ? null : place.area());
        json.writeStringField("zone", place == null ? null : place.zone());
        json.writeArrayFieldStart("priorities");
        for (Priority priority : alarm.priorities().stream().sorted().toList()) {
            json.writeString(priority.wire());
        }
        json.writeEndArray();
        json.writeStringField("peak", peak == null ? null : peak.wire());
        number("limit", alarm.limit(), json);
        json.writeStringField("reason", reason == null ? null : reason.wire());
        json.writeBooleanField("latches", alarm.latches());
        json.writeNumberField("since", alarm.since());
        number("slackMs", alarm.slackMs() == Expect.ANY_ONSET ? null : alarm.slackMs(), json);
        json.writeNumberField("dueAt", alarm.dueAt());
        number("endsAt", alarm.endsAt(), json);
        json.writeEndObject();
    }

    private static void number(String name, @Nullable Number value, JsonGenerator json)
            throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else if (value instanceof Double real) {
            json.writeNumberField(name, real);
        } else {
            json.writeNumberField(name, value.longValue());
        }
    }
}
