package dev.needlewatch.streamjobs.sink.influx;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store itself. Keeps trying while it is away; halves a batch it refuses until the bad line
 * stands alone, counts and logs that line, and keeps the rest. Used by one thread.
 *
 * <p>A refusal that a person must end (token, bucket) fails the job only before the first batch was
 * stored, that is at start. Later it is an outage like any other: what was set up once may be set
 * up again, and giving up would only add a stopped job to it.
 */
final class StoreDestination implements Destination {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDestination.class);
    private static final int LOGGED_LINE = 300;

    /** No store sends us away for longer, whatever it asks. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(10);

    /** An outage is told of at attempts 1, 2, 4, 8 and so on, and at every so many. */
    private static final int TOLD_EVERY = 20;

    private final InfluxEndpoint endpoint;
    private final InfluxSettings settings;
    private final InfluxMetrics metrics;
    private final RandomGenerator random;
    private final Clock clock;
    private boolean storedBefore;

    StoreDestination(
            InfluxSettings settings, InfluxMetrics metrics, RandomGenerator random, Clock clock) {
        this.endpoint = new InfluxEndpoint(settings);
        this.settings = settings;
        this.metrics = metrics;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void keep(List<String> lines) throws InfluxConfigurationException, InterruptedException {
        Deque<List<String>> parts = new ArrayDeque<>();
        parts.push(lines);
        while (!parts.isEmpty()) {
            List<String> part = parts.pop();
            Answer answer = offerUntilAnswered(part);
            switch (answer.verdict()) {
                case STORED -> {
                    metrics.stored(part.size());
                    storedBefore = true;
                }
                case BAD_DATA, TOO_LARGE -> {
                    if (part.size() == 1) {
                        refused(part.get(0), answer);
                    } else {
                        int half = part.size() / 2;
                        parts.push(part.subList(half, part.size()));
                        parts.push(part.subList(0, half));
                    }
                }
                case CONFIGURATION, RETRY -> throw new IllegalStateException("not an end");
            }
        }
    }

    private Answer offerUntilAnswered(List<String> lines)
            throws InfluxConfigurationException, InterruptedException {
        for (int failures = 0; ; ) {
            Answer answer = endpoint.write(lines);
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while writing");
            }
            Verdict verdict = answer.verdict();
            if (verdict == Verdict.CONFIGURATION && !storedBefore) {
                throw new InfluxConfigurationException(whatToChange(answer));
            }
            if (verdict != Verdict.RETRY && verdict != Verdict.CONFIGURATION) {
                metrics.answered();
                if (failures > 0) {
                    LOG.info("{} answers again after {} attempts", settings.url(), failures);
                }
                return answer;
            }
            failures++;
            metrics.retried();
            Duration pause = pause(failures, answer);
            if (Integer.bitCount(failures) == 1 || failures % TOLD_EVERY == 0) {
                logOutage(failures, answer, pause);
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }

    private Duration pause(int failures, Answer answer) {
        Duration own = settings.backoff().after(failures, random);
        Duration asked = answer.notBefore(clock.instant());
        Duration bounded = asked.compareTo(LONGEST_ABSENCE) > 0 ? LONGEST_ABSENCE : asked;
        return bounded.compareTo(own) > 0 ? bounded : own;
    }

    private void logOutage(int failures, Answer answer, Duration pause) {
        if (answer.verdict() == Verdict.CONFIGURATION) {
            LOG.error("{}; trying again in {}", whatToChange(answer), pause);
        } else {
            LOG.warn(
                    "{} does not take points (attempt {}: {}); trying again in {}",
                    settings.url(),
                    failures,
                    answer.detail(),
                    pause);
        }
    }

    private String whatToChange(Answer answer) {
        String what =
                switch (answer.status()) {
                    case 401 -> "give a valid token for " + settings.url();
                    case 403 -> "give a token that may write to bucket " + settings.bucket();
                    case 404 ->
                            "create bucket "
                                    + settings.bucket()
                                    + " in organization "
                                    + settings.org()
                                    + ", or correct the url "
                                    + settings.url();
                    default -> "correct the url " + settings.url() + ": no InfluxDB answers there";
                };
        return what + " (status " + answer.status() + ": " + answer.detail() + ")";
    }

    private void refused(String line, Answer answer) {
        long count = metrics.rejected();
        if (count <= 10 || Long.bitCount(count) == 1) {
            LOG.warn(
                    "point refused ({} so far): {}: {}",
                    count,
                    answer.detail(),
                    line.length() <= LOGGED_LINE ? line : line.substring(0, LOGGED_LINE) + "...");
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
