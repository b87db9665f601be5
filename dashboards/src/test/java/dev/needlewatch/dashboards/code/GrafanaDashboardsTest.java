package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
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
