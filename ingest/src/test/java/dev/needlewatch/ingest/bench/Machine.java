package dev.needlewatch.ingest.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.embedded.EmbeddedHiveMQ;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** Says on what figures were made. */
final class Machine {
    private Machine() {}

    static String describe() {
        Runtime java = Runtime.getRuntime();
        List<String> lines =
                List.of(
                        LocalDateTime.now()
                                .format(
                                        DateTimeFormatter.ofPattern(
                                                "yyyy-MM-dd HH:mm", Locale.ROOT)),
                        String.format(
                                Locale.ROOT,
                                "%s, %d cores, %s %s, load average %.2f at the start",
                                processor(),
                                java.availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()),
                        String.format(
                                Locale.ROOT,
                                "Java %s (%s), heap %d MB at most, %s",
                                Runtime.version(),
                                System.getProperty("java.vm.name"),
                                java.maxMemory() >> 20,
                                collectors()),
                        "Flink "
                                + EnvironmentInformation.getVersion()
                                + ", "
                                + jar(MqttClient.class)
                                + ", "
                                + jar(EmbeddedHiveMQ.class)
                                + ", "
                                + mosquitto());
        return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
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

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> collector.getName())
                .collect(Collectors.joining(" and "));
    }

    /** The name of the file a class came from, which holds its version. */
    private static String jar(Class<?> type) {
        String file = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return file.substring(file.lastIndexOf('/') + 1).replaceAll("\\.jar$", "");
    }

    private static String mosquitto() {
        if (MosquittoBroker.program().isEmpty()) {
            return "no Mosquitto";
        }
        try {
            Process process =
                    new ProcessBuilder(MosquittoBroker.program().get().toString(), "-h")
                            .redirectErrorStream(true)
                            .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                return String.valueOf(out.readLine());
            }
        } catch (IOException e) {
            return "Mosquitto of unknown version";
        }
    }
}
