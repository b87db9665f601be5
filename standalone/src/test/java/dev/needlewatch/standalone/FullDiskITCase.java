package dev.needlewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything lies on one disk, as on a laptop, and somebody fills it. */
class FullDiskITCase {
    private static final int MIB = 1_024;

    @TempDir private Path folder;

    private final int storePort = FreePorts.next();

    @Test
    void alarmsGoOnAndWhatCouldNotBeStoredIsStoredOnceThereIsRoom() throws Exception {
        assumeTrue(SmallDisk.possible(), "only root can mount a small disk");
        assumeTrue(Stranger.hasClients(), "Debian's mosquitto-clients are not installed");
        try (SmallDisk disk = SmallDisk.of(folder.resolve("disk"), MIB);
                Standalone system = start(disk.folder());
                PlayedClinic clinic = new PlayedClinic(system.broker())) {
            clinic.opened("pen-1", "s-1");
            clinic.readings(10, "pen-1", "s-1", "0.8", "");
            awaitStored(10);

            long last = fill(disk);
            clinic.readings(10, "pen-1", "s-1", "0.8", "");
            raises(clinic, "pen-2", "s-2");
            assertThat(newestCheckpoint(disk)).isEqualTo(last);

            disk.empty();
            clinic.readings(10, "pen-1", "s-1", "0.8", "");
            awaitStored(32);
            await("a checkpoint").until(() -> newestCheckpoint(disk) > last);
        }
    }

    /** Fills it until no checkpoint has fitted for so long; the number of the last one. */
    private static long fill(SmallDisk disk) {
        AtomicLong last = new AtomicLong();
        await("checkpoints to fail")
                .during(Duration.ofSeconds(4))
                .until(
                        () -> {
                            disk.fill();
                            long newest = newestCheckpoint(disk);
                            return last.getAndSet(newest) == newest;
                        });
        return last.get();
    }

    private static void raises(PlayedClinic clinic, String pen, String session) {
        clinic.opened(pen, session);
        clinic.readings(2, pen, session, "1.62", "");
        await("the alarm of " + session)
                .until(
                        () ->
                                clinic.events().stream()
                                        .anyMatch(
                                                alarm ->
                                                        session.equals(alarm.session())
                                                                && alarm.code()
                                                                        == AlarmCode
                                                                                .DEPTH_ABOVE_LIMIT
                                                                && alarm.event()
                                                                        == AlarmEvent.RAISED));
    }

    private static long newestCheckpoint(SmallDisk disk) throws IOException {
        try (Stream<Path> all = Files.walk(disk.folder())) {
            return all.filter(file -> file.endsWith("_metadata"))
                    .map(file -> file.getParent().getFileName().toString())
                    .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (UncheckedIOException e) {
            return -1; // one was deleted while the folder was listed
        }
    }

    private void awaitStored(int readings) {
        await(readings + " readings in the store")
                .untilAsserted(
                        () ->
                                assertThat(query("SELECT sum(samples) FROM reading_1s"))
                                        .contains("[" + readings + "]"));
    }

    private String query(String sql) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + storePort
                                                        + "/exec?query="
                                                        + URLEncoder.encode(
                                                                sql, StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Standalone start(Path data) {
        return Standalone.start(
                new StandaloneSettings(
                        FreePorts.next(), 0, storePort, data, null, null, 1, WallClock.SYSTEM));
    }
}
