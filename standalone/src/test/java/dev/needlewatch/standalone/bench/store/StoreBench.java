package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.standalone.bench.Arguments;
import dev.needlewatch.standalone.bench.Machine;
import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.flink.util.FileUtils;

/** {@code ./needlewatch bench store}: how fast both stores take points, and history is drawn. */
public final class StoreBench {
    private static final String HELP =
            """
            usage: ./needlewatch bench store [OPTIONS]

            Points a second through the sink beside a bare loop with the same lines, into the
            embedded QuestDB and into influxd; how fast the spool drains; how long each history
            page waits for its data.

              --stores questdb,influxd
              --parts write,spool,pages
              --points 2000000   points of one measurement of writing
              --repeat 3         measurements of sink and bare loop, in turn
              --year-sessions 8  sessions a day in the year of one clinic
              --clinics 1000     clinics of the month
              --month-sessions 2 sessions a day of each of them
              --minutes 10       length of a session
              --out FILE         also writes the report there, as Markdown
            """;

    private static final List<String> KNOWN =
            List.of(
                    "--stores",
                    "--parts",
                    "--points",
                    "--repeat",
                    "--year-sessions",
                    "--clinics",
                    "--month-sessions",
                    "--minutes",
                    "--out");

    private final Arguments given;
    private final Path folder;
    private final Consumer<String> progress;
    private final StringBuilder writes = new StringBuilder();
    private final StringBuilder spools = new StringBuilder();
    private final StringBuilder pages = new StringBuilder();

    private StoreBench(Arguments given, Path folder, Consumer<String> progress) {
        this.given = given;
        this.folder = folder;
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        Arguments.main(HELP, list -> System.out.print(run(System.err::println, list)), arguments);
    }

    /** Measures what the options say; the report. */
    static String run(Consumer<String> progress, String... list) throws Exception {
        Arguments given = Arguments.parse(KNOWN, list);
        Machine.quiet();
        Path folder = Files.createTempDirectory("bench-store");
        try {
            String report = new StoreBench(given, folder, progress).measure();
            if (!given.text("--out", "").isEmpty()) {
                Files.writeString(Path.of(given.text("--out", "")), report);
            }
            return report;
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private String measure() throws Exception {
        StringBuilder report = new StringBuilder("## Store\n\n" + Machine.describe());
        try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"), 1)) {
            for (String name : given.text("--stores", "questdb,influxd").split(",")) {
                if (name.equals("influxd") && InfluxdServer.installed().isEmpty()) {
                    report.append("\nLeft out: influxd, not installed.\n");
                    continue;
                }
                try (BenchStore store = store(name)) {
                    measure(name, store, flink);
                }
            }
        }
        section(report, WriteBench.HEAD, writes);
        section(report, "", spools);
        section(report, PageBench.HEAD, pages);
        return report.toString();
    }

    private static void section(StringBuilder report, String head, StringBuilder rows) {
        if (!rows.isEmpty()) {
            report.append("\n").append(head).append(rows);
        }
    }

    private BenchStore store(String name) throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve(name));
        return switch (name) {
            case "questdb" -> BenchStore.Embedded.in(data);
            case "influxd" -> BenchStore.Influxd.in(data);
            default ->
                    throw new IllegalArgumentException(
                            "--stores: no '" + name + "'; there are questdb and influxd");
        };
    }

    private void measure(String name, BenchStore store, EmbeddedFlink flink) throws Exception {
        List<String> parts = List.of(given.text("--parts", "write,spool,pages").split(","));
        long points = given.number("--points", 2_000_000);
        if (parts.contains("pages")) { // before the rest, which no page should find
            for (Past past : pasts()) {
                pages.append(new PageBench(store, progress).run(past.words(), past.clinics()));
            }
        }
        if (parts.contains("write")) {
            writes.append(
                    new WriteBench(store, flink, progress)
                            .run(name, points, given.number("--repeat", 3)));
        }
        if (parts.contains("spool") && store instanceof BenchStore.Influxd influxd) {
            spools.append(
                    new SpoolBench(influxd.server(), flink, folder.resolve("spool")).run(points));
        }
    }

    /** A past and how it is called. */
    private record Past(String words, Clinics clinics) {}

    private List<Past> pasts() {
        Duration length = Duration.ofMinutes(given.number("--minutes", 10));
        List<Past> pasts = new ArrayList<>();
        int aDay = given.number("--year-sessions", 8);
        Clinics year = new Clinics("year", 1, 365, aDay, length);
        pasts.add(new Past("a year of one clinic" + size(year), year));
        int clinics = given.number("--clinics", 1_000);
        Clinics month =
                new Clinics("month", clinics, 30, given.number("--month-sessions", 2), length);
        pasts.add(new Past(clinics + " clinics, 30 days" + size(month), month));
        return pasts;
    }

    private static String size(Clinics clinics) {
        return String.format(
                Locale.ROOT,
                ", %,d sessions of %d min",
                clinics.sessions(),
                clinics.length().toMinutes());
    }
}
