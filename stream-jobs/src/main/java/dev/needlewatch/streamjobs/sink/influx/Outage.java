package dev.needlewatch.streamjobs.sink.influx;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store is away, since when it was tried in vain and when to try again. Tells of it in
 * the log. Thread-safe.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /** No store sends us away for longer, whatever it asks. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(10);

    /** An outage is told of at attempts 1, 2, 4, 8 and so on, and at every so many. */
    private static final int TOLD_EVERY = 20;

    private final InfluxSettings settings;
    private final InfluxMetrics metrics;
    private final RandomGenerator random;
    private final Clock clock;
    private int failures;

    Outage(InfluxSettings settings, InfluxMetrics metrics, RandomGenerator random, Clock clock) {
        this.settings = settings;
        this.metrics = metrics;
        this.random = random;
        this.clock = clock;
    }

    synchronized boolean lasts() {
        return failures > 0;
    }

    /** The store did not take a batch; how long to leave it alone. */
    synchronized Duration failed(Answer answer) {
        failures++;
        metrics.retried();
        Duration own = settings.backoff().after(failures, random);
        Duration asked = answer.notBefore(clock.instant());
        Duration bounded = asked.compareTo(LONGEST_ABSENCE) > 0 ? LONGEST_ABSENCE : asked;
        Duration pause = bounded.compareTo(own) > 0 ? bounded : own;
        if (Integer.bitCount(failures) == 1 || failures % TOLD_EVERY == 0) {
            tell(answer, pause);
        }
        return pause;
    }

    private void tell(Answer answer, Duration pause) {
        if (answer.verdict().remedy() == Verdict.Remedy.MEND) {
            LOG.error(
                    "{}; trying again in {} ms",
                    Mending.whatTo(settings, answer),
                    pause.toMillis());
        } else {
            LOG.warn(
                    "{} does not take points (attempt {}: {}); trying again in {} ms",
                    settings.url(),
                    failures,
                    answer.detail(),
                    pause.toMillis());
        }
    }

    /** The store took a batch, or said what is wrong with it. */
    synchronized void over() {
        metrics.answered();
        if (failures > 0) {
            LOG.info("{} answers again after {} attempts", settings.url(), failures);
            failures = 0;
        }
    }
}
