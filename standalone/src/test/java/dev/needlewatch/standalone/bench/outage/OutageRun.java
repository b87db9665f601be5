package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.emulator.load.Load;
import dev.needlewatch.emulator.load.LoadReport;
import dev.needlewatch.emulator.load.LoadSettings;
import dev.needlewatch.standalone.SmallDisk;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One run: a plant before a real influxd that goes away and comes back, under load. */
final class OutageRun {
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 16;

    private final Course course;
    private final Path folder;
    private final Consumer<String> progress;
    private long warmedUpWith;

    OutageRun(Course course, Path folder, Consumer<String> progress) {
        this.course = course;
        this.folder = folder;
        this.progress = progress;
    }

    /** Runs it; returns once all is stored, or has not come for long. */
    Outcome run() throws Exception {
        if (course.variant() != Variant.DISK) {
            return withSpool(Files.createDirectories(folder.resolve("spool")));
        }
        try (SmallDisk disk = SmallDisk.of(folder.resolve("spool"), course.smallDiskMib())) {
            return withSpool(disk.folder());
        }
    }

    private Outcome withSpool(Path spool) throws Exception {
        try (InfluxdServer influxd =
                        new InfluxdServer(Files.createDirectories(folder.resolve("influxd")));
                Plant plant = plant(store(influxd, spool));
                Watch watch = new Watch(spool, course.variant() == Variant.MEMORY)) {
            Ledger ledger = new Ledger(influxd);
            Readiness.await(plant.broker(), ledger);
            return underLoad(influxd, plant, watch);
        }
    }

    private static InfluxSettings store(InfluxdServer influxd, Path spool) {
        return InfluxSettings.of(influxd.url(), null, "any", "needlewatch")
                .withSpool(SpoolSettings.in(spool).leased(Duration.ofSeconds(5)));
    }

    private Plant plant(InfluxSettings store) {
        return course.variant() == Variant.TASK_MANAGER
                ? new TwoProcesses(folder, store)
                : new OneProcess(folder, store);
    }

    private Outcome underLoad(InfluxdServer influxd, Plant plant, Watch watch) throws Exception {
        warmedUpWith = warmUp(plant);
        LoadSettings wanted =
                new LoadSettings(
                        plant.broker(), course.pens(), course.rate(), course.length(), CONNECTIONS);
        try (Load load = Load.connect(wanted);
                AlarmProbe probe = new AlarmProbe(plant.broker(), course.probesApart())) {
            CompletableFuture<LoadReport> running = new CompletableFuture<>();
            Thread publisher = new Thread(() -> publish(load, running), "load");
            publisher.start();
            pass(course.settle().plus(course.before()));
            long away = System.currentTimeMillis();
            progress.accept("the store goes away");
            goAway(influxd, plant);
            progress.accept("the store is back");
            long back = System.nanoTime();
            pass(course.after());
            LoadReport report = running.get();
            long probes = probe.end();
            awaitStored(new Ledger(influxd), published(report, probes), probes, watch);
            progress.accept(
                    "seconds that are not whole, after the store went away: "
                            + new Ledger(influxd)
                                    .oddSeconds(away, (long) course.pens() * course.rate()));
            return outcome(
                    new Ledger(influxd), probe, report, watch, (System.nanoTime() - back) / 1e9);
        }
    }

    private long published(LoadReport load, long probes) {
        return warmedUpWith + load.published() + probes;
    }

    /** A fifth of the load, so that what is compiled once is not compiled under all of it. */
    private long warmUp(Plant plant) throws InterruptedException {
        if (course.warmUp().isZero()) {
            return 0;
        }
        int rate = Math.max(1, course.rate() / 5);
        try (Load load =
                Load.connect(
                        new LoadSettings(
                                plant.broker(),
                                course.pens(),
                                rate,
                                course.warmUp(),
                                CONNECTIONS))) {
            return load.run().published();
        } finally {
            // The same pens go on in new sessions: a second of a pen has one row, for one of them.
            pass(Duration.ofSeconds(2));
        }
    }

    private static void publish(Load load, CompletableFuture<LoadReport> running) {
        try {
            running.complete(load.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.completeExceptionally(e);
        } catch (RuntimeException e) {
            running.completeExceptionally(e);
        }
    }

    /** Returns once the store is back. */
    private void goAway(InfluxdServer influxd, Plant plant) throws IOException {
        if (course.variant() == Variant.SLOW) {
            influxd.answerAfter(SLOW_ANSWER);
            pass(course.outage());
            influxd.answerAfter(Duration.ZERO);
            return;
        }
        influxd.kill();
        if (course.variant() == Variant.TASK_MANAGER) {
            pass(course.outage().dividedBy(2));
            plant.killRecordJob();
            pass(course.outage().dividedBy(2));
        } else {
            pass(course.outage());
        }
        influxd.restart();
    }

    /** The course itself takes its time; nothing is waited for. */
    private static void pass(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitStored(Ledger ledger, long published, long probes, Watch watch) {
        try {
            Awaitility.await("all is stored and the spool is empty")
                    .atMost(course.outage().multipliedBy(2).plus(Duration.ofMinutes(2)))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () ->
                                    ledger.readings() >= published
                                            && ledger.alarms() >= probes
                                            && watch.waiting() == 0);
        } catch (ConditionTimeoutException e) {
            progress.accept("not all came: " + e.getMessage());
        }
    }

    private Outcome outcome(
            Ledger ledger, AlarmProbe probe, LoadReport load, Watch watch, double drained)
            throws IOException, InterruptedException {
        Duration away = course.settle().plus(course.before());
        return new Outcome(
                course,
                probe.millis(course.settle(), away),
                probe.millis(away, away.plus(course.outage())),
                probe.unanswered(),
                probe.end(),
                ledger.alarms(),
                published(load, probe.end()),
                ledger.readings(),
                ledger.points(),
                load.keptPace(),
                watch.mostBytes(),
                drained,
                watch.heapMb());
    }
}
