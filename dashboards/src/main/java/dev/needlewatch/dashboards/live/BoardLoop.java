package dev.needlewatch.dashboards.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.needlewatch.dashboards.live.board.BoardSnapshot;
import dev.needlewatch.dashboards.live.board.Delta;
import dev.needlewatch.dashboards.live.board.LiveBoard;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread the live board lives on: changes come in as tasks, deltas go out to every
 * browser's outbox. The heartbeat to the browsers comes from this thread too, so if it ever stands
 * still, they say so.
 */
public final class BoardLoop implements AutoCloseable {
    /** Sessions are flushed to browsers so often, at most. */
    static final Duration TICK = Duration.ofMillis(250);

    private static final int TICKS_PER_HEARTBEAT = 4;
    private static final Logger LOG = LoggerFactory.getLogger(BoardLoop.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LiveBoard board;
    private final Clock clock;
    private final List<Outbox> outboxes = new ArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread named = new Thread(task, "live-board");
                        named.setDaemon(true);
                        return named;
                    });
    private int ticks;

    /** A loop by a clock that keeps the machine's pace. */
    public BoardLoop(Clock clock) {
        this(clock, 1);
    }

    /** A loop by a clock that may run so many times as fast as the machine's. */
    public BoardLoop(Clock clock, double clockSpeed) {
        this.clock = clock;
        this.board = new LiveBoard(clock, clockSpeed);
        var unused =
                thread.scheduleAtFixedRate(
                        this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Applies a change on the board's thread and sends on what came of it. Returns at once. */
    public void change(Function<LiveBoard, List<Delta>> change) {
        run(() -> send(change.apply(board)));
    }

    /** Asks the board something; answered on its thread. */
    public <T> CompletableFuture<T> ask(Function<LiveBoard, T> question) {
        return CompletableFuture.supplyAsync(() -> question.apply(board), thread);
    }

    /**
     * Opens an outbox that begins with a snapshot.
     *
     * @param clinic the only clinic wanted; null for all
     */
    public Outbox join(@Nullable String clinic) {
        Outbox outbox = new Outbox(clinic, this);
        run(
                () -> {
                    outboxes.add(outbox);
                    outbox.restart(snapshot(clinic));
                });
        return outbox;
    }

    void leave(Outbox outbox) {
        run(() -> outboxes.remove(outbox));
    }

    void resend(Outbox outbox) {
        run(() -> outbox.restart(snapshot(outbox.clinic())));
    }

    private void tick() {
        try {
            send(board.tick());
            if (++ticks % TICKS_PER_HEARTBEAT == 0) {
                send(new Frame("heartbeat", null, json(Map.of("at", clock.millis()))));
            }
        } catch (RuntimeException e) {
            // Thrown on, it would end the ticking for good; without a heartbeat browsers say so.
            LOG.error("the live board could not tick", e);
        }
    }

    private Frame snapshot(@Nullable String clinic) {
        BoardSnapshot all = board.snapshot();
        BoardSnapshot wanted =
                clinic == null
                        ? all
                        : new BoardSnapshot(
                                all.at(),
                                all.clockSpeed(),
                                all.broker(),
                                only(all.watches(), watch -> watch.clinic(), clinic),
                                only(all.sessions(), card -> card.clinic(), clinic),
                                only(all.alarms(), tile -> tile.clinic(), clinic),
                                all.order());
        return new Frame("snapshot", null, json(wanted));
    }

    private static <T> List<T> only(List<T> all, Function<T, String> clinicOf, String clinic) {
        return all.stream().filter(one -> Objects.equals(clinicOf.apply(one), clinic)).toList();
    }

    private void send(List<Delta> deltas) {
        if (outboxes.isEmpty()) {
            return;
        }
        for (Delta delta : deltas) {
            send(new Frame(delta.name(), delta.clinic(), json(delta.body())));
        }
    }

    private void send(Frame frame) {
        outboxes.forEach(outbox -> outbox.offer(frame));
    }

    private void run(Runnable task) {
        try {
            thread.execute(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.error("the live board could not take a change", e);
                        }
                    });
        } catch (RejectedExecutionException e) {
            LOG.debug("the live board is closed", e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the board's records must be writable", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
