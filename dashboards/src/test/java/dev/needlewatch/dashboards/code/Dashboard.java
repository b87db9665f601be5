package dev.needlewatch.dashboards.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dashboard of Grafana as it lies in the folder. */
record Dashboard(String file, JsonNode json) {
    private static final Path FOLDER = Path.of("grafana", "dashboards");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A question to the store, with the place where it stands. */
    record Question(String where, String influxQl) {
        /** What Grafana would send: the longest names first, lest one be taken for another. */
        String filledIn(Map<String, String> values) {
            String query = influxQl;
            for (String name :
                    values.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList()) {
                query = query.replace("$" + name, String.valueOf(values.get(name)));
            }
            return query;
        }
    }

    static List<Dashboard> all() throws IOException {
        List<Dashboard> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                JsonNode json = JSON.readTree(Files.readString(file));
                all.add(new Dashboard(String.valueOf(file.getFileName()), json));
            }
        }
        return all;
    }

    List<JsonNode> panels() {
        return list(json.path("panels"));
    }

    List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    /** Every query: those of the panels and those of the variables. */
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (JsonNode variable : variables()) {
            questions.add(
                    new Question(
                            file + ": variable " + variable.path("name").asText(),
                            variable.path("query").asText()));
        }
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                String where = panel.path("title").asText() + " " + target.path("refId").asText();
                questions.add(new Question(file + ": " + where, target.path("query").asText()));
            }
        }
        return questions;
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
