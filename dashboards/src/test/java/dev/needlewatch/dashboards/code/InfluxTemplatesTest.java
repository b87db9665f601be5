package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InfluxTemplatesTest {
    private static final Set<String> KINDS =
            Set.of(
                    "Bucket",
                    "Variable",
                    "Dashboard",
                    "CheckDeadman",
                    "NotificationEndpointHTTP",
                    "NotificationRule");
    private static final Pattern VARIABLE = Pattern.compile("\\bv\\.([A-Za-z_]+)");
    private static final Set<String> OF_THE_PERIOD =
            Set.of("timeRangeStart", "timeRangeStop", "windowPeriod");

    /** What a pen need not tell. */
    private static final Set<String> MAY_LACK =
            Set.of("passes", "set_depth", "warn", "battery", "skew_ms", "deepest", "value");

    @Test
    void everyResourceIsOfAKindAndHasANameThatInfluxDbTakes() throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode resource : InfluxTemplates.resources()) {
            String name = resource.path("metadata").path("name").asText();
            assertThat(resource.path("apiVersion").asText()).isEqualTo("influxdata.com/v2alpha1");
            assertThat(KINDS).contains(resource.path("kind").asText());
            assertThat(name).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
            assertThat(names.add(name)).as("%s is there once", name).isTrue();
        }
    }

    @Test
    void thereAreTheFiveDashboardsAndABucketThatForgets() throws IOException {
        assertThat(InfluxTemplates.ofKind("Dashboard"))
                .extracting(dashboard -> dashboard.path("spec").path("name").asText())
                .containsExactlyInAnyOrder(
                        "Needlewatch: Clinic overview",
                        "Needlewatch: Safety",
                        "Needlewatch: Session",
                        "Needlewatch: Fleet health",
                        "Needlewatch: Pipeline");
        assertThat(InfluxTemplates.ofKind("Bucket"))
                .singleElement()
                .satisfies(
                        bucket -> {
                            JsonNode rule = bucket.path("spec").path("retentionRules").path(0);
                            assertThat(rule.path("type").asText()).isEqualTo("expire");
                            assertThat(rule.path("everySeconds").asLong()).isGreaterThan(3_600);
                        });
    }

    @Test
    void noFluxQueryReliesOnAFieldThatPointsMayLack() throws IOException {
        for (JsonNode resource : InfluxTemplates.resources()) {
            for (String query : InfluxTemplates.queries(resource)) {
                assertThat(new FluxQuery(query).unguarded(MAY_LACK)).as(query).isEmpty();
            }
        }
    }

    @Test
    void pointsOfEveryMeasurementAreCounted() throws IOException {
        List<String> counted = new ArrayList<>();
        for (JsonNode dashboard : InfluxTemplates.ofKind("Dashboard")) {
            for (JsonNode chart : dashboard.path("spec").path("charts")) {
                if (chart.path("name").asText().equals("Points written")) {
                    InfluxTemplates.chartQueries(chart)
                            .forEach(one -> counted.addAll(new FluxQuery(one).measurements()));
                }
            }
        }
        assertThat(counted).containsExactlyInAnyOrderElementsOf(StoredTable.names());
    }

    @Test
    void everyFluxQueryNamesOnlyWhatIsStored() throws IOException {
        for (JsonNode resource : InfluxTemplates.resources()) {
            for (String query : InfluxTemplates.queries(resource)) {
                assertThat(new FluxQuery(query).faults()).as(query).isEmpty();
                assertThat(query).contains("bucket: \"needlewatch\"");
            }
        }
    }

    @Test
    void everyVariableOfAQueryIsThere() throws IOException {
        Set<String> known = new HashSet<>(OF_THE_PERIOD);
        InfluxTemplates.ofKind("Variable")
                .forEach(variable -> known.add(variable.path("spec").path("name").asText()));
        assertThat(known).contains("clinic", "pen", "session");
        for (JsonNode resource : InfluxTemplates.resources()) {
            for (String query : InfluxTemplates.queries(resource)) {
                Matcher used = VARIABLE.matcher(query);
                while (used.find()) {
                    assertThat(known).as(query).contains(used.group(1));
                }
            }
        }
    }

    @Test
    void everyChartHasWhatItsKindNeedsAndAPlaceOfItsOwn() throws IOException {
        for (JsonNode dashboard : InfluxTemplates.ofKind("Dashboard")) {
            Set<String> cells = new HashSet<>();
            for (JsonNode chart : dashboard.path("spec").path("charts")) {
                String name = chart.path("name").asText();
                assertThat(name).isNotBlank();
                assertThat(chart.path("queries")).as(name).isNotEmpty();
                assertThat(chart.path("colors")).as(name).isNotEmpty();
                switch (chart.path("kind").asText()) {
                    case "Xy" -> isDrawable(chart);
                    case "Table" -> hasColumnsThatItsQueriesYield(chart);
                    default -> assertThat(chart.path("kind").asText()).isEqualTo("Single_Stat");
                }
                Tiling.claim(cells, chart, List.of("xPos", "yPos", "width", "height"), 12);
            }
        }
    }

    @Test
    void somebodyIsToldWhenTheCheckFindsThePipelineSilent() throws IOException {
        JsonNode check = InfluxTemplates.ofKind("CheckDeadman").get(0);
        JsonNode endpoint = InfluxTemplates.ofKind("NotificationEndpointHTTP").get(0);
        JsonNode rule = InfluxTemplates.ofKind("NotificationRule").get(0).path("spec");
        assertThat(rule.path("endpointName")).isEqualTo(endpoint.path("metadata").path("name"));
        assertThat(rule.path("tagRules").path(0).path("value"))
                .isEqualTo(check.path("spec").path("name"));
        assertThat(rule.path("statusRules").path(0).path("currentLevel"))
                .isEqualTo(check.path("spec").path("level"));
        assertThat(endpoint.path("spec").path("method").asText()).isEqualTo("POST");
        assertThat(check.path("spec").path("statusMessageTemplate").asText()).isNotBlank();
        for (String duration : List.of("every", "offset", "timeSince", "staleTime")) {
            assertThat(check.path("spec").path(duration).asText()).matches("\\d+[smh]");
        }
    }

    /** The list is kept by hand: this module must not know the one that writes. */
    @Test
    void everyNameOfTheListStandsInTheRecordJob() throws IOException {
        Path sources = Path.of("../stream-jobs/src/main/java/dev/needlewatch/streamjobs/record");
        String text;
        try (Stream<Path> files = Files.list(sources)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            text = all.toString();
        }
        for (StoredTable table : StoredTable.ALL) {
            assertThat(text).contains('"' + table.measurement() + '"');
            assertThat(table.tags()).allMatch(tag -> text.contains(".tag(\"" + tag + '"'));
            assertThat(table.fields())
                    .allMatch(
                            field ->
                                    Stream.of("text", "whole", "decimal")
                                            .anyMatch(
                                                    type ->
                                                            text.contains(
                                                                    "." + type + "(\"" + field
                                                                            + '"')));
        }
    }

    private static void isDrawable(JsonNode chart) {
        assertThat(chart.path("geom").asText()).isIn("line", "step", "bar");
        assertThat(chart.path("position").asText()).isIn("overlaid", "stacked");
        assertThat(chart.path("axes"))
                .extracting(axis -> axis.path("name").asText())
                .containsExactly("x", "y");
    }

    private static void hasColumnsThatItsQueriesYield(JsonNode chart) {
        for (String query : InfluxTemplates.chartQueries(chart)) {
            FluxQuery flux = new FluxQuery(query);
            Set<String> unknown = new HashSet<>();
            chart.path("fieldOptions")
                    .forEach(option -> unknown.add(option.path("fieldName").asText()));
            assertThat(
                            unknown.stream()
                                    .filter(name -> !flux.yields(name))
                                    .collect(Collectors.toSet()))
                    .as(chart.path("name").asText())
                    .isEmpty();
        }
    }
}
