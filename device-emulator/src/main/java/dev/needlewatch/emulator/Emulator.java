package dev.needlewatch.emulator;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.publish.Pacer;
import dev.needlewatch.emulator.publish.PenLink;
import dev.needlewatch.emulator.publish.Player;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.publish.SessionLog;
import dev.needlewatch.emulator.publish.Timeline;
import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.emulator.verdict.AlarmListener;
import dev.needlewatch.emulator.verdict.Scoreboard;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whole clinics at work against a broker, and the verdict on the system that watches them. Started
 * once; finished or closed once.
 */
public final class Emulator implements AutoCloseable {
    /** Time to connect before the first session begins. */
    private static final long LEAD_MS = 1_000;

    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);
    private static final double DEPTH_TOLERANCE_MM = 0.005;
    private static final Duration DURATION_TOLERANCE = Duration.ofMillis(50);

    private final EmulatorListener listener;
    private final Timeline timeline = Timeline.fromNow();
    private final PublishLedger ledger = new PublishLedger();
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(task -> daemon(task, "emulator-desk"));
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Oracle oracle;
    private final Scoreboard scoreboard;
    private final AlarmListener alarms;
    private final List<Station> stations = new ArrayList<>();
    private final Pacer pacer;

    /** A chair's player, and the connections of its pens. */
    private record Station(Player player, Map<String, PenLink> links) {}

    private Emulator(EmulatorSettings settings, EmulatorListener listener) {
        this.listener = listener;
        Scenario scenario = Scenarios.named(settings.scenario());
        oracle =
                new Oracle(
                        LimitsTable.DEFAULTS,
                        settings.judged(),
                        DEPTH_TOLERANCE_MM,
                        DURATION_TOLERANCE);
        scoreboard = new Scoreboard(settings.judged());
        alarms =
                new AlarmListener(
                        settings.broker(),
                        "emulator-verdict-" + Long.toString(timeline.originMs(), 36),
                        scoreboard,
                        listener::alarm);
        List<Chair> chairs = scenario.chairs(settings.seed(), timeline.originMs() + LEAD_MS);
        List<CompletableFuture<?>> connecting = new ArrayList<>();
        connecting.add(alarms.listenTo(clinics(scenario)));
        for (Chair chair : chairs) {
            Map<String, PenLink> links = new HashMap<>();
            for (Pen pen : chair.pens()) {
                PenLink link = new PenLink(settings.broker(), chair.clinic(), pen.id(), ledger);
                links.put(pen.id(), link);
                connecting.add(link.connect(pen.status(timeline.nowMs())));
            }
            stations.add(new Station(new Player(chair, links, desk, new Desk()), links));
        }
        pacer = new Pacer(timeline, stations.stream().map(Station::player).toList());
        await(connecting, "connect to " + settings.broker().uri());
    }

    /**
     * Connects everything and begins.
     *
     * @throws IllegalStateException if the broker cannot be reached within ten seconds
     * @throws IllegalArgumentException if there is no such scenario
     */
    public static Emulator start(EmulatorSettings settings, EmulatorListener listener) {
        Emulator emulator = new Emulator(settings, listener);
        emulator.pacer.start();
        return emulator;
    }

    /** How far it has come. */
    public Progress progress() {
        return new Progress(
                ledger.totals().published(), begun.get(), ended.get(), scoreboard.raised());
    }

    /**
     * Lets open sessions come to a close, waits for the system's answer and judges it.
     *
     * @param grace how long to wait for alarms that have not come yet
     */
    public Verdict finish(Duration grace) throws InterruptedException {
        pacer.finish(BROKER_PATIENCE);
        ledger.awaitSettled(BROKER_PATIENCE);
        desk.shutdown();
        if (!desk.awaitTermination(BROKER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the oracle did not come to an end");
        }
        scoreboard.awaitAnswered(grace);
        close(); // the pens' farewells are published, too, and belong into the totals
        return scoreboard.verdict(ledger.totals());
    }

    /** Stops at once, without a verdict. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        pacer.close();
        desk.shutdownNow();
        List<CompletableFuture<?>> leaving = new ArrayList<>();
        for (Station station : stations) {
            station.links()
                    .forEach(
                            (pen, link) ->
                                    leaving.add(
                                            link.leave(
                                                    station.player().boot(pen), timeline.nowMs())));
        }
        leaving.add(alarms.leave());
        await(leaving, "take leave of the broker");
    }

    /** Told of sessions on the pacing thread; the thinking is done at the desk. */
    private final class Desk implements Player.SessionListener {
        @Override
        public void begins(SessionScript script) {
            begun.incrementAndGet();
            scoreboard.begin(script.clinic(), script.session());
            listener.sessionBegins(script.clinic(), script.session(), script.style());
        }

        @Override
        public void ended(SessionLog log) {
            desk.execute(() -> judge(log));
        }
    }

    private void judge(SessionLog log) {
        List<ExpectedAlarm> expected = oracle.judge(log.transcript());
        scoreboard.expect(expected, log.dueNanos());
        ended.incrementAndGet();
        int required = (int) expected.stream().filter(ExpectedAlarm::required).count();
        listener.sessionEnded(log.clinic(), log.session(), required);
    }

    private static List<String> clinics(Scenario scenario) {
        return scenario.clinics().stream().map(ClinicPlan::clinic).toList();
    }

    private static void await(List<CompletableFuture<?>> all, String what) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .orTimeout(BROKER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            String why =
                    e.getCause() instanceof TimeoutException
                            ? "no answer within " + BROKER_PATIENCE.toSeconds() + " s"
                            : String.valueOf(e.getCause());
            throw new IllegalStateException("could not " + what + ": " + why, e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
