package dev.needlewatch.emulator.publish;

import dev.needlewatch.ingest.contract.alarm.PenAction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays all chairs on real time, on a thread of its own. A cue is never skipped or moved because
 * the one before it took long, so a stall shows as latency and not as a gap.
 */
public final class Pacer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);

    private static final long NANOS_PER_MS = 1_000_000;

    private final Timeline timeline;
    private final PriorityQueue<Player> queue =
            new PriorityQueue<>(Comparator.comparingLong(Player::nextDue));
    private final Thread thread = new Thread(this::run, "emulator-pacer");
    private final CountDownLatch played = new CountDownLatch(1);
    private final Queue<Order> orders = new ArrayDeque<>();
    private boolean ending;
    private volatile long behindNanos;
    private volatile @Nullable RuntimeException failure;

    /** What the system told a pen. */
    private record Order(String clinic, String pen, PenAction action) {}

    public Pacer(Timeline timeline, List<Player> players) {
        this.timeline = timeline;
        queue.addAll(players);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** A pen has been told to halt or resume; it does so at once, on the pacing thread. */
    public synchronized void tell(String clinic, String pen, PenAction action) {
        orders.add(new Order(clinic, pen, action));
        notifyAll();
    }

    /** Waits until there is nothing left to play; false if there is after so long. */
    public boolean awaitPlayed(Duration atMost) throws InterruptedException {
        return played.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The furthest that a cue was played behind its time, of real time. */
    public Duration behind() {
        return Duration.ofNanos(behindNanos);
    }

    /** Cuts all sessions short and waits until their closings are published. */
    public void finish(Duration atMost) throws InterruptedException {
        synchronized (this) {
            ending = true;
            notifyAll();
        }
        thread.join(atMost.toMillis());
        if (thread.isAlive()) {
            throw new IllegalStateException("the sessions did not close within " + atMost);
        }
        RuntimeException broken = failure;
        if (broken != null) {
            throw new IllegalStateException("the emulator had stopped playing", broken);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (awaitDue(true)) {
                playNext();
            }
            played.countDown();
            List<Player> players = List.copyOf(queue);
            queue.clear();
            long now = timeline.nowMs();
            players.forEach(player -> player.cutShort(now));
            queue.addAll(players);
            while (awaitDue(false)) {
                playNext();
            }
        } catch (InterruptedException e) {
            LOG.debug("told to stop", e);
        } catch (RuntimeException e) {
            LOG.error("the emulator stopped playing", e);
            failure = e;
        } finally {
            timeline.over();
        }
    }

    /** Waits for the next cue; false if there is none, or if the end is asked for before. */
    private synchronized boolean awaitDue(boolean mayEnd) throws InterruptedException {
        while (!(mayEnd && ending)) {
            obey();
            long due = nextDue();
            if (due == Long.MAX_VALUE) {
                timeline.over();
                return false;
            }
            timeline.next(due);
            long left = timeline.nanosUntil(due);
            if (left <= 0) {
                behindNanos = Math.max(behindNanos, -left);
                return true;
            }
            wait(left / NANOS_PER_MS, (int) (left % NANOS_PER_MS));
        }
        return false;
    }

    /** What a player does next changes with the order, so it changes its place in the queue. */
    private void obey() {
        for (Order next = orders.poll(); next != null; next = orders.poll()) {
            Order order = next;
            queue.stream()
                    .filter(player -> player.has(order.clinic(), order.pen()))
                    .findFirst()
                    .ifPresent(
                            player -> {
                                queue.remove(player);
                                player.obey(order.pen(), order.action(), timeline.nowMs());
                                queue.add(player);
                            });
        }
    }

    private void playNext() {
        Player player = queue.remove();
        player.play(timeline.publishedAt(player.nextDue()));
        queue.add(player);
    }

    private long nextDue() {
        Player player = queue.peek();
        return player == null ? Long.MAX_VALUE : player.nextDue();
    }
}
