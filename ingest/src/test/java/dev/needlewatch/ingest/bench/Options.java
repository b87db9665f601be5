package dev.needlewatch.ingest.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to measure, as asked for on the command line.
 *
 * @param step how long each measurement lasts, after its warm-up
 * @param warmUp how long messages run before each measurement
 * @param repeats how often each reader is measured at each rate
 * @param window messages published and not yet seen, at most, when flat out
 * @param soak how long the source is soaked, instead of the rates; zero for the rates
 * @param sample time between looks at the heap while soaking
 * @param out where the report goes beside the console; null for nowhere
 */
record Options(
        List<BenchBroker> brokers,
        List<Rate> rates,
        Duration step,
        Duration warmUp,
        int repeats,
        int window,
        Duration soak,
        Rate soakRate,
        Duration sample,
        Path out) {
    static final String HELP =
            """
            usage: ./needlewatch bench source [OPTIONS]

              --broker embedded,mosquitto    which brokers
              --rates 1000,10000,20000,max   messages a second; max is flat out
              --for 10s                      length of one measurement
              --warm-up 3s                   before each, not counted
              --repeat 3                     measurements of each reader at each rate
              --window 4000                  messages on their way, at most, when flat out
              --soak 10m                     instead: read so long, watch the memory
              --soak-rate 10000              messages a second of the soak
              --sample 15s                   time between looks at the memory
              --out FILE                     also writes the report there, as Markdown
            """;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    static Options defaults() {
        return new Options(
                List.of(BenchBroker.values()),
                List.of(new Rate(1_000), new Rate(10_000), new Rate(20_000), Rate.FLAT_OUT),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                3,
                4_000,
                Duration.ZERO,
                new Rate(10_000),
                Duration.ofSeconds(15),
                null);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with one line that names the option and what it wants
     */
    static Options parse(List<String> arguments) {
        Options options = defaults();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " wants a value; --help says which");
            }
            try {
                options = options.with(name, arguments.get(i + 1));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
        return options;
    }

    private Options with(String name, String value) {
        Changed changed = new Changed(this);
        switch (name) {
            case "--broker" -> changed.brokers = list(value).map(BenchBroker::parse).toList();
            case "--rates" -> changed.rates = list(value).map(Rate::parse).toList();
            case "--for" -> changed.step = duration(value);
            case "--warm-up" -> changed.warmUp = duration(value);
            case "--repeat" -> changed.repeats = atLeastOne(value);
            case "--window" -> changed.window = atLeastOne(value);
            case "--soak" -> changed.soak = duration(value);
            case "--soak-rate" -> changed.soakRate = new Rate(atLeastOne(value));
            case "--sample" -> changed.sample = duration(value);
            case "--out" -> changed.out = Path.of(value);
            default -> throw new IllegalArgumentException("no such option; --help lists them");
        }
        return changed.options();
    }

    private static Stream<String> list(String value) {
        return Stream.of(value.split(",")).map(String::strip);
    }

    private static int atLeastOne(String value) {
        int number = wholeNumber(value);
        if (number == 0) {
            throw new IllegalArgumentException("wants a whole number from 1");
        }
        return number;
    }

    static int wholeNumber(String text) {
        if (!text.matches("\\d{1,7}")) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number");
        }
        return Integer.parseInt(text);
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || wholeNumber(matcher.group(1)) == 0) {
            throw new IllegalArgumentException("'" + text + "' is no time such as 500ms, 10s, 5m");
        }
        int number = wholeNumber(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** The same options but for what is set on it. */
    private static final class Changed {
        private List<BenchBroker> brokers;
        private List<Rate> rates;
        private Duration step;
        private Duration warmUp;
        private int repeats;
        private int window;
        private Duration soak;
        private Rate soakRate;
        private Duration sample;
        private Path out;

        Changed(Options from) {
            brokers = from.brokers;
            rates = from.rates;
            step = from.step;
            warmUp = from.warmUp;
            repeats = from.repeats;
            window = from.window;
            soak = from.soak;
            soakRate = from.soakRate;
            sample = from.sample;
            out = from.out;
        }

        Options options() {
            return new Options(
                    brokers, rates, step, warmUp, repeats, window, soak, soakRate, sample, out);
        }
    }
}
