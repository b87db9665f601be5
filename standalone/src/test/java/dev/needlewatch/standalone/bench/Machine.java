package dev.needlewatch.standalone.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** On what figures were made, in a line; and silence while they are. */
public final class Machine {
    private Machine() {}

    /** A line for the report. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%s, %s, %d cores, load average %.2f at the start, Java %s, heap %d MB at most%n",
                LocalDateTime.now()
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("processor unknown");
        } catch (IOException e) {
            return "processor unknown"; // another system
        }
    }

    /** Lets only what breaks be logged. */
    public static void quiet() {
        level("dev.needlewatch", Level.ERROR);
        level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.ERROR);
        level("org.apache.flink", Level.OFF);
        level("com.hivemq.client", Level.OFF);
    }

    private static void level(String logger, Level level) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
    }
}
