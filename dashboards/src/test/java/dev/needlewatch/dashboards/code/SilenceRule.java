package dev.needlewatch.dashboards.code;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one alert rule that Grafana is given: whether the pipeline is silent. */
record SilenceRule(String text, JsonNode group) {
    private static final Path FILE =
            Path.of("grafana", "provisioning", "alerting", "needlewatch.yml");

    static SilenceRule read() throws IOException {
        JsonNode document = InfluxTemplates.documents(FILE).get(0);
        return new SilenceRule(Files.readString(FILE), document.path("groups").path(0));
    }

    JsonNode rule() {
        return group.path("rules").path(0);
    }

    /** The question or expression of that name. */
    JsonNode step(String name) {
        for (JsonNode step : rule().path("data")) {
            if (step.path("refId").asText().equals(name)) {
                return step;
            }
        }
        throw new IllegalArgumentException("no " + name);
    }

    JsonNode model(String name) {
        return step(name).path("model");
    }
}
