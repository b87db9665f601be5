package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GrafanaDashboardsTest {
    private static final Path PROVISIONING = Path.of("grafana", "provisioning");
    private static final Pattern VARIABLE = Pattern.compile("[$]([A-Za-z_]+)");

    @Test
    void thereAreTheFiveDashboardsEachWithAUidOfItsOwn() throws IOException {
        assertThat(Dashboard.all())
                .extracting(dashboard -> dashboard.json().path("title").asText())
                .containsExactlyInAnyOrder(
                        "Needlewatch: Clinic overview",
                        "Needlewatch: Safety",
                        "Needlewatch: Session",
                        "Needlewatch: Fleet health",
                        "Needlewatch: Pipeline");
        assertThat(Dashboard.all())
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .allMatch(uid -> uid.matches("[a-z-]{1,40}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPanelAsksTheProvisionedStoreAndHasAPlaceOfItsOwn() throws IOException {
        JsonNode source = InfluxTemplates.documents(file("datasources")).get(0);
        String uid = source.path("datasources").path(0).path("uid").asText();
        assertThat(uid).isNotBlank();
        for (Dashboard dashboard : Dashboard.all()) {
            Set<String> cells = new HashSet<>();
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : dashboard.panels()) {
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo(uid);
                assertThat(panel.path("targets")).isNotEmpty();
                assertThat(ids.add(panel.path("id").asInt())).as("%s", panel).isTrue();
                Tiling.claim(cells, panel.path("gridPos"), List.of("x", "y", "w", "h"), 24);
            }
        }
    }

    @Test
    void everyQueryIsBoundToThePeriodAndUsesVariablesThatAreThere() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            Set<String> known = new HashSet<>(Set.of("timeFilter", "__interval"));
            dashboard.variables().forEach(variable -> known.add(variable.path("name").asText()));
            for (Dashboard.Question question : dashboard.questions()) {
                String query = question.influxQl();
                assertThat(query.startsWith("SHOW") || query.contains("$timeFilter"))
                        .as(question.where())
                        .isTrue();
                Matcher used = VARIABLE.matcher(query);
                while (used.find()) {
                    assertThat(known).as(question.where()).contains(used.group(1));
                }
            }
        }
    }

    @Test
    void everyTagOfALegendIsGroupedBy() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            for (JsonNode panel : dashboard.panels()) {
                for (JsonNode target : panel.path("targets")) {
                    Matcher used = VARIABLE.matcher(target.path("alias").asText());
                    while (used.find()) {
                        String tag = used.group(1).replaceFirst("^tag_", "");
                        String query = target.path("query").asText();
                        assertThat(query.substring(query.lastIndexOf(" GROUP BY ") + 1))
                                .contains('"' + tag + '"');
                    }
                }
            }
        }
    }

    @Test
    void pointsOfEveryMeasurementAreCounted() throws IOException {
        List<String> counted = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (JsonNode panel : dashboard.panels()) {
                if (panel.path("title").asText().equals("Points written")) {
                    for (JsonNode target : panel.path("targets")) {
                        String name = target.path("alias").asText();
                        assertThat(target.path("query").asText()).contains("FROM \"" + name + "\"");
                        counted.add(name);
                    }
                }
            }
        }
        assertThat(counted).containsExactlyInAnyOrderElementsOf(StoredTable.names());
    }

    @Test
    void somebodyIsToldWhenThePipelineIsSilent() throws IOException {
        SilenceRule rule = SilenceRule.read();
        JsonNode source = InfluxTemplates.documents(file("datasources")).get(0);
        assertThat(rule.group().path("interval").asText()).isEqualTo("1m");
        assertThat(rule.rule().path("uid").asText()).matches("[a-z-]{1,40}");
        assertThat(rule.rule().path("noDataState").asText()).isEqualTo("Alerting");
        assertThat(rule.rule().path("execErrState").asText()).isEqualTo("Error");
        assertThat(rule.step("A").path("datasourceUid"))
                .isEqualTo(source.path("datasources").path(0).path("uid"));
        assertThat(rule.model("B").path("expression").asText()).isEqualTo("A");
        assertThat(rule.model("B").path("reducer").asText()).isEqualTo("last");
        assertThat(rule.model("C").path("expression").asText()).isEqualTo("B");
        assertThat(rule.model("C").path("conditions").path(0).path("evaluator").path("type"))
                .isEqualTo(new TextNode("lt"));
        assertThat(rule.rule().path("condition").asText()).isEqualTo("C");
        // Grafana would take what follows it for a name in the environment
        assertThat(rule.text()).doesNotContain("$");
    }

    @Test
    void provisioningNamesTheDatabaseAndNoSecret() throws IOException {
        JsonNode source =
                InfluxTemplates.documents(file("datasources")).get(0).path("datasources").path(0);
        assertThat(source.path("type").asText()).isEqualTo("influxdb");
        assertThat(source.path("jsonData").path("dbName").asText()).isEqualTo("needlewatch");
        assertThat(source.path("secureJsonData").path("httpHeaderValue1").asText())
                .isEqualTo("Token ${NEEDLEWATCH_INFLUX_TOKEN}");
        JsonNode provider =
                InfluxTemplates.documents(file("dashboards")).get(0).path("providers").path(0);
        assertThat(provider.path("type").asText()).isEqualTo("file");
        assertThat(provider.path("options").path("path").asText()).startsWith("/");
    }

    private static Path file(String folder) {
        return PROVISIONING.resolve(folder).resolve("needlewatch.yml");
    }
}
