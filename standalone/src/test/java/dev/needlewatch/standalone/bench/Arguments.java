package dev.needlewatch.standalone.bench;

import dev.needlewatch.standalone.OperatorMistake;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a benchmark, each a name and a value. */
public final class Arguments {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final int MISUSED = 2;
    private static final int BROKEN = 1;

    private final Map<String, String> given = new LinkedHashMap<>();

    private Arguments(List<String> known, List<String> list) {
        for (int i = 0; i < list.size(); i += 2) {
            String name = list.get(i);
            if (!known.contains(name) || i + 1 == list.size()) {
                throw new IllegalArgumentException(
                        name + " is not understood, or wants a value; --help lists the options");
            }
            given.put(name, list.get(i + 1));
        }
    }

    /**
     * Reads {@code --name value} pairs.
     *
     * @throws IllegalArgumentException with one line that names the option
     */
    public static Arguments parse(List<String> known, String... list) {
        return new Arguments(known, List.of(list));
    }

    /** A whole number from 1. */
    public int number(String name, int otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + ": '" + text + "' is no whole number from 1");
        }
        return Integer.parseInt(text);
    }

    /** A time such as 90s. */
    public Duration time(String name, Duration otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ": '" + text + "' is no time such as 90s");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** A text. */
    public String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    /** A benchmark that is run from the command line. */
    @FunctionalInterface
    public interface Bench {
        void run(String... arguments) throws Exception;
    }

    /**
     * Runs a benchmark and ends the JVM: 0, 1 if something broke, 2 for a mistake in the command.
     */
    public static void main(String help, Bench bench, String... arguments) {
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            System.out.print(help);
            System.exit(0);
        }
        try {
            bench.run(arguments);
            System.exit(0); // whatever threads a broker or a cluster has left
        } catch (IllegalArgumentException | OperatorMistake e) {
            System.err.println(e.getMessage());
            System.exit(MISUSED);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(BROKEN);
        }
    }
}
