package dev.needlewatch.ingest.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.testing.FlinkCluster;
import dev.needlewatch.ingest.testing.TestBroker;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One seed's proof: what is published while everything breaks comes out at least once, and is in
 * the job's state exactly once.
 *
 * @param messages how many are published
 * @param perSecond how fast, while the broker is there
 * @param blows how many things go wrong meanwhile
 */
record CrashProof(long seed, int messages, int perSecond, int blows) {
    private static final Logger LOG = LoggerFactory.getLogger(CrashProof.class);
    private static final Duration CHECKPOINTS = Duration.ofMillis(500);

    /** Numbers published in one go. */
    private static final int SLICE = 100;

    void holds(TestBroker broker) throws Exception {
        Load load = Load.of("crash-" + seed, messages);
        List<Blow> schedule = Blow.draw(seed, possible(broker), blows, load.messages());
        LOG.info("{} on {}: {}", this, broker.getClass().getSimpleName(), schedule);
        long start = System.nanoTime();
        try (FlinkCluster cluster = FlinkCluster.started(2, 1)) {
            try {
                holds(cluster, broker, CrashRun.Options.of(broker, load, CHECKPOINTS), schedule);
            } catch (Exception | AssertionError e) {
                cluster.keepFiles();
                LOG.error("{} does not hold, see {}\n{}", this, cluster.home(), cluster.logs());
                throw e;
            }
        }
        LOG.info("seed {}: {} s in all", seed, seconds(start));
    }

    private void holds(
            FlinkCluster cluster, TestBroker broker, CrashRun.Options options, List<Blow> schedule)
            throws Exception {
        Load load = options.load();
        try (CrashRun run = CrashRun.started(cluster, options)) {
            Chaos chaos = new Chaos(cluster, broker, run.proxy());
            long start = System.nanoTime();
            publish(run, load, chaos, schedule);
            LOG.info("seed {}: published in {} s", seed, seconds(start));
            run.publisher().everyTopic(load.end());
            run.awaitArrived(load.end());
            Findings findings = run.drain();
            LOG.info(
                    "seed {}: {} of {} arrived, {} s after the first was published; {} published"
                            + " again, {} dropped as duplicates, {} accepted again after a"
                            + " rollback, {} attempts of sinks",
                    seed,
                    findings.arrived(),
                    load.messages(),
                    seconds(start),
                    run.publisher().repeated(),
                    findings.dropped(),
                    findings.acceptedAgain(),
                    findings.attempts());
            assertThat(findings.missing()).as("numbers that never came out").isEmpty();
            assertThat(findings.wronglyCounted()).as("in the state, but not once").isEmpty();
            assertThat(findings.dropped() + findings.acceptedAgain())
                    .as("messages that came more than once: the blows did hit something")
                    .isPositive();
            assertThat(findings.attempts())
                    .as("sinks that were started: two, and two more after a kill at least")
                    .isGreaterThanOrEqualTo(4);
        }
    }

    /** Publishes all while the blows are dealt; returns when both are over. */
    private void publish(CrashRun run, Load load, Chaos chaos, List<Blow> schedule)
            throws Exception {
        NumberPublisher publisher = run.publisher();
        int before = publisher.acknowledged();
        ExecutorService dealer = Executors.newSingleThreadExecutor();
        try {
            Future<?> dealing =
                    dealer.submit(
                            () -> chaos.deal(schedule, () -> publisher.acknowledged() - before));
            for (int from = 1; from <= load.last(); from += SLICE) {
                publisher.publish(from, Math.min(from + SLICE - 1, load.last()), perSecond);
            }
            dealing.get(1, TimeUnit.MINUTES);
        } finally {
            dealer.shutdownNow();
            assertThat(dealer.awaitTermination(1, TimeUnit.MINUTES)).as("no more blows").isTrue();
        }
    }

    private static Set<Blow.Kind> possible(TestBroker broker) {
        return broker.persistent()
                ? EnumSet.allOf(Blow.Kind.class)
                : EnumSet.complementOf(EnumSet.of(Blow.Kind.RESTART_BROKER));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 100_000_000 / 10.0;
    }
}
