package dev.needlewatch.dashboards.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.HandClock;
import dev.needlewatch.dashboards.history.fleet.PenHealth;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How InfluxDB is asked, against answers recorded from influxd 1.6. */
class InfluxHistoryTest {
    private static final HandClock CLOCK = new HandClock(1_795_478_400_000L);
    private static final String NOTHING = "{\"results\":[{\"statement_id\":0}]}";

    private ScriptedStore store;
    private History history;

    @BeforeEach
    void open() throws Exception {
        store = new ScriptedStore();
        history =
                StoreHistory.open(
                        new HistorySettings.Influx(store.base(), "secret", null, "needling"),
                        CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void sendsTheTokenTheDatabaseAndAQuotedQuestion() throws Exception {
        for (int i = 0; i < 30; i++) {
            store.answers(200, NOTHING);
        }

        history.session("lyon", "s'1\\");

        assertThat(store.authorization()).isEqualTo("Token secret");
        assertThat(store.asked(4)).contains("db=needling").contains("epoch=ms");
        assertThat(store.asked(4)).doesNotContain("rp=");
        assertThat(store.asked(4))
                .contains("\"limit\"")
                .contains("\"clinic\" = 'lyon'")
                .contains("\"session\" = 's\\'1\\\\'");
    }

    @Test
    void everyQuestionIsBoundedInTime() throws Exception {
        for (int i = 0; i < 30; i++) {
            store.answers(200, NOTHING);
        }

        history.session("lyon", "s-1");

        assertThat(store.asked())
                .hasSizeGreaterThan(7)
                .allMatch(asked -> asked.contains("time >= '20") && asked.contains("time < '20"));
    }

    @Test
    void aDatabaseWithItsPolicyIsAskedForByBoth() throws Exception {
        store.answers(200, NOTHING);

        StoreHistory.open(
                        new HistorySettings.Influx(store.base(), null, null, "needling/two_years"),
                        CLOCK)
                .ping();

        assertThat(store.asked(0).split("&")).contains("db=needling", "rp=two_years");
    }

    @Test
    void clinicsAreAskedForTheirPensInTurnUntilThereAreEnough() throws Exception {
        store.answers(200, values(250));
        store.answers(
                200,
                """
                {"results":[{"series":[
                {"tags":{"clinic":"c-100","pen":"pen-1","model":""},"columns":["time","state"],
                 "values":[[5,"online"]]},
                {"tags":{"clinic":"c-100","pen":"pen-2","model":""},"columns":["time","state"],
                 "values":[[5,"online"]]}]}]}
                """);
        for (int i = 0; i < 20; i++) {
            store.answers(200, NOTHING);
        }
        Scope all = new Scope(null, Period.recent(Duration.ofDays(1), CLOCK));

        Listing<PenHealth> pens = history.pens(all, 1);

        assertThat(pens.rows()).singleElement().extracting(PenHealth::pen).isEqualTo("pen-1");
        assertThat(pens.cut()).isTrue();
        assertThat(store.asked(0)).contains("SHOW TAG VALUES");
        assertThat(store.asked()).filteredOn(q -> q.contains("'c-199'")).isNotEmpty();
        assertThat(store.asked()).noneMatch(q -> q.contains("'c-200'"));
    }

    private static String values(int clinics) {
        return IntStream.range(100, 100 + clinics)
                .mapToObj(n -> "[\"clinic\",\"c-%d\"]".formatted(n))
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"results\":[{\"series\":[{\"columns\":[\"key\",\"value\"],\"values\":[",
                                "]}]}]}"));
    }

    @Test
    void saysWhatTheStoreSaysWhenItRefuses() {
        store.answers(
                200, "{\"results\":[{\"statement_id\":0,\"error\":\"database not found: x\"}]}");

        assertThatThrownBy(history::ping)
                .isInstanceOf(StoreAwayException.class)
                .hasMessageContaining("database not found: x");
    }

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(new HistorySettings.Influx(store.base(), "secret", "o", "b").toString())
                .doesNotContain("secret");
    }
}
