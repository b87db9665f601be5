package dev.needlewatch.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays the whole kit, all cases at once and each in a clinic of its own, to the whole system. */
class ConformanceITCase {
    private static final List<Sheet> SHEETS = Sheet.in(Path.of("src/test/resources/conformance"));

    @TempDir private static Path data;

    private static Standalone running;
    private static Room room;
    private static ExecutorService stage;

    @BeforeAll
    static void start() {
        running =
                Standalone.start(
                        new StandaloneSettings(
                                FreePorts.next(),
                                0,
                                FreePorts.next(),
                                data,
                                null,
                                null,
                                1,
                                WallClock.SYSTEM));
        room = new Room(running.broker());
        stage = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        stage.shutdownNow();
        room.close();
        running.close();
    }

    @Test
    void everyCodeOfTheCatalogueHasASheet() {
        assertThat(SHEETS)
                .extracting(Sheet::code)
                .containsExactlyInAnyOrder(
                        Stream.of(AlarmCode.values()).map(Enum::name).toArray(String[]::new));
    }

    /** The beat comes by way of the broker: the pens' own way in. */
    @Test
    void aClinicWithAnOpenSessionIsToldThatItIsWatched() throws Exception {
        room.publish(
                "watched/pens/pen-1/session",
                "{\"boot\":1,\"seq\":0,\"at\":%d,\"type\":\"opened\",\"session\":\"s-1\",\"treatment\":\"medical\"}"
                        .formatted(System.currentTimeMillis()),
                false);
        Heard beats = room.heard("watched", "monitoring");
        beats.listenFor(Duration.ofSeconds(11));
        assertThat(beats.all())
                .hasSizeBetween(4, 7)
                .allMatch(beat -> beat.get("limitsVersion").textValue().equals("default-1"));
    }

    /** Limits, what says that they are in force, the interlock, and an acknowledgement. */
    @Test
    void aClinicsOwnLimitsAreAppliedAndItsPensAreHalted() throws Exception {
        Sheet sheet = Sheet.of(Path.of("src/test/resources/conformance/more/own-limits.json"));
        new Play("own-limits", sheet.reading(), sheet.cases().get(0), room).call();
    }

    @TestFactory
    Stream<DynamicTest> whatThePensPublishIsAnsweredAsTheContractSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Sheet sheet : SHEETS) {
            for (int i = 0; i < sheet.cases().size(); i++) {
                Sheet.Case script = sheet.cases().get(i);
                String clinic =
                        sheet.code().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + (i + 1);
                Future<?> play = stage.submit(new Play(clinic, sheet.reading(), script, room));
                tests.add(
                        DynamicTest.dynamicTest(
                                sheet.code() + ": " + script.name(), () -> outcome(play)));
            }
        }
        return tests.stream();
    }

    private static void outcome(Future<?> play) throws Throwable {
        try {
            play.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
