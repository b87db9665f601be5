package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.standalone.bench.Arguments;
import dev.needlewatch.standalone.bench.Machine;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** {@code ./needlewatch bench outage}: what an outage of the store does to alarms and data. */
public final class OutageBench {
    private static final String HELP =
            """
            usage: ./needlewatch bench outage [OPTIONS]

            Pens, broker, both jobs and a real influxd that goes away under load and comes
            back. Are alarms as fast as before, is every reading in the store, is none twice?

              --what killed,task-manager,slow,disk   which outages; memory is one more, which
                                 looks at the heap after full collections instead of at alarms
              --pens 1000        pens, each with --rate readings a second
              --rate 10          of a pen
              --before 2m        before the outage; the first half, a minute at most, is not counted
              --outage 2m        how long the store is away
              --after 100s       readings go on for so long
              --out FILE         also writes the report there, as Markdown
            """;

    private static final Duration MOST_SETTLING = Duration.ofSeconds(60);

    private OutageBench() {}

    public static void main(String[] arguments) {
        Arguments.main(HELP, OutageBench::run, arguments);
    }

    private static void run(String... list) throws Exception {
        Arguments given =
                Arguments.parse(
                        List.of(
                                "--what",
                                "--pens",
                                "--rate",
                                "--before",
                                "--outage",
                                "--after",
                                "--out"),
                        list);
        List<Course> courses =
                Stream.of(given.text("--what", "killed,task-manager,slow,disk").split(","))
                        .map(Variant::of)
                        .map(variant -> course(variant, given))
                        .toList();
        Machine.quiet();
        StringBuilder report = new StringBuilder("## Outage\n\n" + Machine.describe() + "\n");
        StringBuilder heap = new StringBuilder();
        report.append(Outcome.HEAD);
        for (Course course : courses) {
            Outcome outcome = measure(course, System.err::println);
            System.err.print(outcome.row());
            report.append(outcome.row());
            if (!outcome.heapMb().isEmpty()) {
                heap.append("\nHeap after full collections, every 30 s, MB: ")
                        .append(outcome.heapMb())
                        .append("\n");
            }
        }
        String text = report.append(heap).toString();
        System.out.print(text);
        if (!given.text("--out", "").isEmpty()) {
            Files.writeString(Path.of(given.text("--out", "")), text);
        }
    }

    private static Course course(Variant variant, Arguments given) {
        Duration before = given.time("--before", Duration.ofMinutes(2));
        Duration half = before.dividedBy(2);
        Duration settle = half.compareTo(MOST_SETTLING) > 0 ? MOST_SETTLING : half;
        return new Course(
                variant,
                given.number("--pens", 1_000),
                given.number("--rate", 10),
                settle,
                before.minus(settle),
                given.time("--outage", Duration.ofMinutes(2)),
                given.time("--after", Duration.ofSeconds(100)));
    }

    /** Runs one course in a folder of its own. */
    static Outcome measure(Course course, Consumer<String> progress) throws Exception {
        if (InfluxdServer.installed().isEmpty()) {
            throw new IllegalArgumentException(
                    "influxd is not on the PATH; on Debian: apt-get install influxdb");
        }
        Path folder = Files.createTempDirectory("outage");
        try {
            progress.accept(course.variant().words() + ":");
            return new OutageRun(course, folder, progress).run();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
    }
}
