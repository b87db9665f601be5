package dev.needlewatch.emulator;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.publish.Answers;
import dev.needlewatch.emulator.publish.ClinicLog;
import dev.needlewatch.emulator.publish.Pace;
import dev.needlewatch.emulator.publish.Pacer;
import dev.needlewatch.emulator.publish.PenLink;
import dev.needlewatch.emulator.publish.Player;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.publish.Timeline;
import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.screen.AttentiveScreen;
import dev.needlewatch.emulator.screen.ManagersScreen;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.emulator.verdict.AlarmListener;
import dev.needlewatch.emulator.verdict.Patience;
import dev.needlewatch.emulator.verdict.Scoreboard;
import dev.needlewatch.emulator.verdict.Timekeeping;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.time.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole clinics at work against a broker, and the verdict on the system that watches them. Started
 * once; finished or closed once.
 */
public final class Emulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Emulator.class);

    /** Real time to connect before the first session begins. */
    private static final long LEAD_MS = 1_000;

    /** How often it is asked whether anybody wants to wait for the system any longer. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final EmulatorListener listener;
    private final @Nullable Recorder recorder;
    private final ManagersScreen managers;

    /** Where limits are to be taken back in the end. */
    private final List<String> limited;

    private final Timeline timeline;
    private final long firstMs;
    private final PublishLedger ledger = new PublishLedger();
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(task -> daemon(task, "emulator-desk"));
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean playing = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Oracle oracle;
    private final Scoreboard scoreboard;
    private final AlarmListener alarms;
    private final AttentiveScreen screen;
    private final Map<String, ClinicLog> logs = new LinkedHashMap<>();
    private final List<Station> stations = new ArrayList<>();
    private final Pacer pacer;

    /** A chair's player, and the connections of its pens. */
    private record Station(Player player, Map<String, PenLink> links) {}

    private Emulator(EmulatorSettings settings, EmulatorListener listener) {
        this.listener = listener;
        this.recorder = settings.recorder();
        Scenario scenario = settings.scenario();
        WallClock clock = settings.clock();
        List<String> clinics = scenario.clinics().stream().map(ClinicPlan::clinic).toList();
        boolean kept = !settings.judged().isEmpty();
        managers = new ManagersScreen(settings.broker(), clock, recorder);
        limited = scenario.limits() == null ? List.of() : clinics;
        if (kept || scenario.limits() != null) {
            managers.put(clinics, scenario.limits());
        }
        timeline = Timeline.fromNow(clock);
        firstMs = timeline.originMs() + Math.round(LEAD_MS * clock.speed());
        oracle = new Oracle(scenario.limitsTable(), settings.judged(), Tolerance.by(clock));
        scoreboard = new Scoreboard(settings.judged(), timeline.originMs(), Patience.by(clock));
        screen =
                new AttentiveScreen(
                        scenario.watchedScreens(), this::later, this::press, timeline::nowMs);
        alarms =
                new AlarmListener(
                        settings.broker(),
                        "emulator-verdict-" + UUID.randomUUID().toString().substring(0, 13),
                        scoreboard,
                        this::show);
        clinics.forEach(c -> logs.put(c, new ClinicLog(c, scenario.limitsTable(), kept)));
        Answers.await(List.of(alarms.listenTo(clinics)), "connect to " + settings.broker().uri());
        List<CompletableFuture<?>> connecting = new ArrayList<>();
        for (Chair chair : scenario.chairs(settings.seed(), firstMs)) {
            connecting.add(connect(chair, settings));
        }
        pacer = new Pacer(timeline, stations.stream().map(Station::player).toList());
        Answers.await(connecting, "connect to " + settings.broker().uri());
    }

    private CompletableFuture<?> connect(Chair chair, EmulatorSettings settings) {
        Map<String, PenLink> links = new LinkedHashMap<>();
        ClinicLog log = Objects.requireNonNull(logs.get(chair.clinic()));
        chair.pens()
                .forEach(
                        pen ->
                                links.put(
                                        pen.id(),
                                        new PenLink(
                                                settings.broker(),
                                                chair.clinic(),
                                                pen.id(),
                                                ledger,
                                                told -> obey(chair, pen.id(), told))));
        List<CompletableFuture<?>> connecting = new ArrayList<>();
        long born = timeline.originMs();
        Map<String, PenStatus> births = new LinkedHashMap<>();
        chair.pens().forEach(pen -> births.put(pen.id(), pen.status(born)));
        Player player =
                new Player(
                        chair,
                        new Player.Cast(links, desk, new Desk(), log, settings.recorder()),
                        new Pace(settings.speed(), firstMs));
        births.forEach(
                (pen, birth) -> {
                    player.born(pen, birth, born);
                    connecting.add(Objects.requireNonNull(links.get(pen)).connect(birth));
                });
        stations.add(new Station(player, links));
        return CompletableFuture.allOf(connecting.toArray(CompletableFuture[]::new));
    }

    private void show(Alarm alarm) {
        screen.show(alarm);
        listener.alarm(alarm);
    }

    private void press(String clinic, AlarmCommand command) {
        if (!closed.get()) {
            if (recorder != null) {
                Topic topic = Topic.of(clinic, TopicKind.ALARM_COMMANDS);
                recorder.write(timeline.nowMs(), topic, SystemCodec.encode(command));
            }
            CompletableFuture<?> unused =
                    alarms.publish(clinic, command)
                            .whenComplete(
                                    (done, failure) -> {
                                        if (failure != null) {
                                            LOG.warn("{}: not acknowledged", clinic, failure);
                                        }
                                    });
        }
    }

    private void later(long ms, Runnable what) {
        long real = Math.round(timeline.clock().realMillis((double) ms));
        CompletableFuture.delayedExecutor(real, TimeUnit.MILLISECONDS).execute(what);
    }

    private void obey(Chair chair, String pen, PenCommand told) {
        if (playing.get()) { // what comes before was meant for another run
            pacer.tell(chair.clinic(), pen, told.action());
        }
    }

    /**
     * Connects everything and begins.
     *
     * @throws IllegalStateException if the broker cannot be reached within ten seconds
     * @throws IllegalArgumentException if there is no such scenario
     */
    public static Emulator start(EmulatorSettings settings, EmulatorListener listener) {
        Emulator emulator = new Emulator(settings, listener);
        emulator.playing.set(true);
        emulator.pacer.start();
        return emulator;
    }

    /** How far it has come. */
    public Progress progress() {
        return new Progress(
                ledger.totals().published(), begun.get(), ended.get(), scoreboard.raised());
    }

    /** Waits until every chair has had its sessions; false if not after so long. */
    public boolean awaitPlayed(Duration atMost) throws InterruptedException {
        return pacer.awaitPlayed(atMost);
    }

    /** What had to come of all that was published so far. */
    public List<ExpectedAlarm> expected() {
        List<ExpectedAlarm> expected = new ArrayList<>();
        logs.values().forEach(log -> expected.addAll(oracle.judge(log.chronicle())));
        return expected;
    }

    /**
     * Lets open sessions come to a close, waits for the system's answer and judges it.
     *
     * @param grace how long to wait for alarms that have not come yet
     */
    public Verdict finish(Duration grace) throws InterruptedException {
        return finish(grace, () -> false);
    }

    /**
     * The same, for somebody who may lose patience meanwhile.
     *
     * @param hurry asked every two seconds whether to wait no longer
     */
    public Verdict finish(Duration grace, BooleanSupplier hurry) throws InterruptedException {
        pacer.finish(Answers.PATIENCE);
        ledger.awaitSettled(Answers.PATIENCE);
        logs.forEach((clinic, log) -> scoreboard.tolerate(clinic, log.chronicle().doubtful()));
        scoreboard.expect(expected(), timeline::toNanos);
        awaitAnswered(grace, hurry);
        close(); // the pens' farewells are published, too, and belong into the totals
        return scoreboard
                .verdict(ledger.totals())
                .at(new Timekeeping(timeline.clock(), pacer.behind(), timeline.stood()));
    }

    private void awaitAnswered(Duration grace, BooleanSupplier hurry) throws InterruptedException {
        Duration left = grace;
        boolean answered = false;
        while (!answered && left.compareTo(Duration.ZERO) > 0) {
            Duration look = left.compareTo(LOOK) < 0 ? left : LOOK;
            answered = scoreboard.awaitAnswered(look) || hurry.getAsBoolean();
            left = left.minus(look);
        }
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
            station.links().forEach((pen, link) -> leaving.add(leave(station.player(), pen, link)));
        }
        leaving.add(alarms.leave());
        try {
            Answers.await(leaving, "take leave of the broker");
        } finally {
            if (!limited.isEmpty()) {
                managers.takeBack(limited);
            }
        }
    }

    private CompletableFuture<?> leave(Player player, String pen, PenLink link) {
        long now = timeline.nowMs();
        PenStatus farewell = Player.farewell(player.boot(pen), now);
        player.left(pen, farewell, now);
        return link.leave(farewell);
    }

    /** Told of sessions on the pacing thread. */
    private final class Desk implements Player.SessionListener {
        @Override
        public void begins(SessionScript script) {
            begun.incrementAndGet();
            sessions(script).forEach(session -> scoreboard.begin(script.clinic(), session));
            listener.sessionBegins(script.clinic(), script.session(), script.style());
        }

        @Override
        public void ended(SessionScript script) {
            ended.incrementAndGet();
            listener.sessionEnded(script.clinic(), script.session());
        }
    }

    /** All sessions that a script speaks of: its own, and earlier ones it tells about. */
    private static Set<String> sessions(SessionScript script) {
        Set<String> sessions = new HashSet<>(Set.of(script.session()));
        for (Cue cue : script.cues()) {
            if (cue instanceof Cue.Say say && say.message() instanceof SessionEvent event) {
                sessions.add(event.session());
            }
        }
        return sessions;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
