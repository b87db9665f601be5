package dev.needlewatch.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Plays one case in a clinic of its own: publishes as its pens would, and waits for what comes. */
final class Play implements Callable<Void> {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SETTLED = Duration.ofMillis(2_500);

    private final String clinic;
    private final JsonNode usual;
    private final Sheet.Case script;
    private final Room room;
    private final long start = System.currentTimeMillis();
    private final Map<String, Pen> pens = new HashMap<>();

    Play(String clinic, JsonNode usualReading, Sheet.Case script, Room room) {
        this.clinic = clinic;
        usual = usualReading;
        this.script = script;
        this.room = room;
    }

    /** A pen's own counters. */
    private static final class Pen {
        private long boot = 1;
        private long seq;

        void booted(long again) {
            if (again != boot) {
                boot = again;
                seq = 0;
            }
        }
    }

    @Override
    public Void call() throws InterruptedException {
        for (JsonNode step : script.steps()) {
            if (step.has("publish")) {
                publish(step);
            } else if (step.has("waitMs")) {
                events().listenFor(Duration.ofMillis(step.get("waitMs").longValue()));
            } else if (step.has("expect")) {
                expect(step);
            } else if (step.has("never")) {
                never(step.get("never"));
            } else if (step.has("acknowledge")) {
                acknowledge(step.get("acknowledge").textValue());
            } else {
                throw new IllegalArgumentException("no step of the kit: " + step);
            }
        }
        return null;
    }

    private Heard events() {
        return room.heard(clinic, "alarm-events");
    }

    private void publish(JsonNode step) {
        String kind = step.get("publish").textValue();
        if (kind.equals("limits")) {
            JsonNode document = step.get("payload");
            room.publish(
                    clinic + "/limits",
                    document.isTextual() ? document.textValue() : document.toString(),
                    true);
            return;
        }
        String name = step.path("pen").asText("pen-1");
        Pen pen = pens.computeIfAbsent(name, unknown -> new Pen());
        pen.booted(step.path("boot").asLong(pen.boot));
        pen.seq += step.path("skip").asLong(0);
        long every = step.path("every").asLong(100);
        for (int i = 0; i < step.path("repeat").asInt(1); i++) {
            JsonNode payload = step.get("payload");
            long at =
                    step.has("at")
                            ? start + step.get("at").longValue() + i * every
                            : System.currentTimeMillis() + step.path("skewMs").asLong(0);
            room.publish(
                    clinic + "/pens/" + name + "/" + kind,
                    payload.isTextual()
                            ? payload.textValue()
                            : complete(kind, payload, pen, at).toString(),
                    kind.equals("status"));
        }
    }

    private ObjectNode complete(String kind, JsonNode payload, Pen pen, long at) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("boot", pen.boot);
        if (!kind.equals("status")) {
            whole.put("seq", pen.seq++);
        }
        whole.put("at", at);
        if (kind.equals("reading")) {
            whole.setAll((ObjectNode) usual);
        }
        whole.setAll((ObjectNode) payload);
        return whole;
    }

    private void expect(JsonNode step) throws InterruptedException {
        Duration patience =
                step.has("withinMs") ? Duration.ofMillis(step.get("withinMs").longValue()) : SOON;
        String topic = step.path("on").asText("alarm-events");
        Heard heard = room.heard(clinic, topic);
        assertThat(heard.await(step.get("expect"), patience))
                .as("expected %s on %s, heard %s", step.get("expect"), topic, heard.all())
                .isNotNull();
    }

    private void never(JsonNode members) throws InterruptedException {
        events().listenFor(SETTLED);
        assertThat(events().first(members)).as("must not come").isNull();
    }

    private void acknowledge(String code) {
        JsonNode wanted = JsonNodeFactory.instance.objectNode().put("code", code);
        JsonNode alarm = events().first(wanted);
        assertThat(alarm).as("an alarm %s to acknowledge", code).isNotNull();
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.set("alarm", alarm.get("id"));
        command.put("action", "acknowledge").put("by", "t-12");
        command.put("at", System.currentTimeMillis());
        room.publish(clinic + "/alarm-commands", command.toString(), false);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
