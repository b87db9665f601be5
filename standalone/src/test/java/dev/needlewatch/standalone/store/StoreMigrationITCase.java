package dev.needlewatch.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A folder that another version wrote, opened by this one. */
class StoreMigrationITCase {
    private static final String COLUMNS =
            "select \"column\" from table_columns('pen_status') where \"column\" in"
                    + " ('lost', 'late', 'duplicate', 'rejected', 'skew_ms') order by 1";

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String NANOS = NOW.getEpochSecond() + "000000000";

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Logger log = (Logger) LoggerFactory.getLogger(StoreMigration.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(said);
    }

    @Test
    void anOlderStoreGetsItsNewColumnsAndKeepsItsRows() throws Exception {
        olderPenStatus("battery DOUBLE, firmware VARCHAR, cartridge VARCHAR, lost LONG");
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            awaitRows(store, COLUMNS, "duplicate\nlate\nlost\nrejected\nskew_ms");
            awaitRows(store, "select pen, battery, lost, late from pen_status", "pen-1,80.0,7,");
            write(store, "pen_status,clinic=lyon,pen=pen-1,model=M1 late=3i,lost=9i " + NANOS);
            awaitRows(store, "select battery, lost, late from pen_status", ",9,3");
        }
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("The store has a new column: pen_status.late");
        said.list.clear();
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            awaitRows(store, "select lost, late from pen_status", "9,3");
        }
        assertThat(said.list).as("once is enough").isEmpty();
    }

    /** Until November 2026 a second was stored without the warning that held. */
    @Test
    void secondsOfBeforeHaveNoWarningAndNewOnesDo() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            exec(store, "ALTER TABLE reading_1s DROP COLUMN warn");
            awaitRows(
                    store,
                    "select count() from table_columns('reading_1s') where \"column\" = 'warn'",
                    "0");
            write(store, "reading_1s,clinic=lyon,pen=pen-1 limit=1.5 " + NANOS);
            awaitRows(store, "select \"limit\" from reading_1s", "1.5");
        }
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            write(store, "reading_1s,clinic=lyon,pen=pen-2 limit=1.2,warn=0.9 " + NANOS);
            awaitRows(
                    store,
                    "select pen, \"limit\", warn from reading_1s order by pen",
                    "pen-1,1.5,\npen-2,1.2,0.9");
        }
    }

    @Test
    void aTableWithoutKeysGetsThem() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            exec(store, "DROP TABLE pipeline");
            exec(
                    store,
                    "CREATE TABLE pipeline (timestamp TIMESTAMP, job SYMBOL, counter SYMBOL,"
                            + " value DOUBLE) TIMESTAMP(timestamp) PARTITION BY DAY WAL");
        }
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            write(store, "pipeline,job=a,counter=received value=1 " + NANOS);
            write(store, "pipeline,job=a,counter=received value=2 " + NANOS);
            write(store, "pipeline,job=b,counter=received value=3 " + NANOS);
            awaitRows(store, "select job, value from pipeline order by job", "a,2.0\nb,3.0");
        }
    }

    @Test
    void aColumnThatNobodyKnowsIsKeptAndTold() throws Exception {
        olderPenStatus("battery DOUBLE, firmware VARCHAR, cartridge VARCHAR, missing LONG");
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            awaitRows(store, "select missing, lost from pen_status", "7,");
        }
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains(
                        "The store has a column pen_status.missing that this version does not know:"
                                + " what is in it is kept, and nothing more is written to it");
    }

    @Test
    void aColumnOfAnotherTypeIsToldInOneLineAndNothingIsChanged() throws Exception {
        olderPenStatus("battery VARCHAR, firmware VARCHAR, cartridge VARCHAR, lost LONG");
        assertThatThrownBy(() -> EmbeddedStore.start(folder, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("pen_status.battery is VARCHAR, this version wants DOUBLE")
                .hasMessageNotContainingAny("\n");
        assertThat(said.list).as("late is missing, and stays so").isEmpty();
    }

    /** As a version before wrote it, with a row: the battery at 80, the last of them 7. */
    private void olderPenStatus(String fields) throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0)) {
            exec(store, "DROP TABLE pen_status");
            exec(
                    store,
                    "CREATE TABLE pen_status (timestamp TIMESTAMP, clinic SYMBOL, pen SYMBOL,"
                            + " model SYMBOL, state VARCHAR, "
                            + fields
                            + ") TIMESTAMP(timestamp) PARTITION BY DAY WAL"
                            + " DEDUP UPSERT KEYS(timestamp, clinic, pen, model)");
            exec(
                    store,
                    "INSERT INTO pen_status VALUES('"
                            + NOW
                            + "', 'lyon', 'pen-1',"
                            + " 'M1', 'online', "
                            + (fields.startsWith("battery VARCHAR") ? "'80'" : "80")
                            + ", '2.4', 'k-1', 7)");
            awaitRows(store, "select count() from pen_status", "1");
        }
        said.list.clear();
    }

    private void write(EmbeddedStore store, String line) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(store.url() + "/api/v2/write?bucket=b&precision=ns"))
                        .POST(HttpRequest.BodyPublishers.ofString(line + "\n"))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void exec(EmbeddedStore store, String sql) throws Exception {
        ask(store, "/exec", sql);
    }

    private void awaitRows(EmbeddedStore store, String sql, String rows) {
        await("what was changed is applied soon after, not at once")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(
                                                ask(store, "/exp", sql)
                                                        .lines()
                                                        .skip(1)
                                                        .reduce((a, b) -> a + "\n" + b)
                                                        .orElse("")
                                                        .replace("\"", ""))
                                        .isEqualTo(rows));
    }

    private String ask(EmbeddedStore store, String path, String sql) throws Exception {
        String query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(store.url() + path + "?query=" + query))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
