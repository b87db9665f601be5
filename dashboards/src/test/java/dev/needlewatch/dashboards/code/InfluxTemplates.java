package dev.needlewatch.dashboards.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The resources of the InfluxDB 2 templates, and YAML as a tree. */
final class InfluxTemplates {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InfluxTemplates() {}

    /** Every document of every file. */
    static List<JsonNode> resources() throws IOException {
        List<JsonNode> resources = new ArrayList<>();
        for (Path file : yamlFiles(Path.of("influxdb"))) {
            resources.addAll(documents(file));
        }
        return resources;
    }

    static List<JsonNode> ofKind(String kind) throws IOException {
        return resources().stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    static List<JsonNode> documents(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document :
                new Yaml(new SafeConstructor(options)).loadAll(Files.readString(file))) {
            if (document != null) { // what comments before the first document make
                documents.add(JSON.valueToTree(document));
            }
        }
        return documents;
    }

    /** The Flux of a resource: its own query and those of its charts. */
    static List<String> queries(JsonNode resource) {
        List<String> queries = new ArrayList<>();
        JsonNode spec = resource.path("spec");
        if (spec.has("query")) {
            queries.add(spec.path("query").asText());
        }
        for (JsonNode chart : spec.path("charts")) {
            queries.addAll(chartQueries(chart));
        }
        return queries;
    }

    static List<String> chartQueries(JsonNode chart) {
        List<String> queries = new ArrayList<>();
        chart.path("queries").forEach(query -> queries.add(query.path("query").asText()));
        return queries;
    }
}
