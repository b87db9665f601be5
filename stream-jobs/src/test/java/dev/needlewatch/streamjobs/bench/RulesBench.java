package dev.needlewatch.streamjobs.bench;

import dev.needlewatch.streamjobs.safety.pen.PenFunction;
import dev.needlewatch.streamjobs.safety.pen.WatchedPen;
import dev.needlewatch.streamjobs.safety.session.SessionFunction;
import dev.needlewatch.streamjobs.safety.session.WatchedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code ./needlewatch bench rules}: readings a second on one core, bytes allocated for each, with
 * 1, 1,000 and 100,000 open sessions; and how large a session's state is. Only reports.
 */
public final class RulesBench {
    private static final int MISUSED = 2;
    private static final String HELP =
            """
            usage: ./needlewatch bench rules [--quick]

            Readings a second on one core, and bytes allocated for each, through the rules
            alone and from bytes on, with 1, 1,000 and 100,000 open sessions.

              --quick   a second each instead of half a minute: to see that it works
            """;

    private RulesBench() {}

    /** Runs it and prints a table. */
    public static void main(String[] arguments) throws RunnerException {
        List<String> given = List.of(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            System.out.print(HELP);
            return;
        }
        boolean quick = given.equals(List.of("--quick"));
        if (!quick && !given.isEmpty()) {
            System.err.println("bench rules: " + given + " is not understood; --help says what is");
            System.exit(MISUSED);
        }
        Collection<RunResult> results = new Runner(options(quick)).run();
        System.out.println();
        System.out.println("| what | sessions | readings/s/core | ± | bytes/reading |");
        System.out.println("|---|---:|---:|---:|---:|");
        results.forEach(RulesBench::print);
        printSizes();
    }

    private static org.openjdk.jmh.runner.options.Options options(boolean quick) {
        return new OptionsBuilder()
                .include(RulesBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .jvmArgsAppend("-Xms2g", "-Xmx2g")
                .build();
    }

    private static void print(RunResult result) {
        Result<?> speed = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f | %s |%n",
                speed.getLabel(),
                result.getParams().getParam("sessions"),
                speed.getScore(),
                Double.isNaN(speed.getScoreError()) ? 0 : speed.getScoreError(),
                allocated == null ? "?" : String.format(Locale.ROOT, "%.0f", allocated.getScore()));
    }

    /** After ten minutes of needling. */
    private static void printSizes() {
        OpenSessions sessions = new OpenSessions();
        sessions.sessions = 1;
        sessions.prepare();
        for (int i = 0; i < 6_000; i++) {
            sessions.judge(sessions.reading());
        }
        WatchedSession session = new WatchedSession();
        session.session = sessions.oneSession();
        WatchedPen pen = new WatchedPen();
        pen.pen = sessions.onePen();
        System.out.printf(
                Locale.ROOT,
                "%nState in a checkpoint: %,d bytes a session, %,d bytes a pen.%n",
                size(SessionFunction.STATE, session),
                size(PenFunction.STATE, pen));
    }

    private static <S> int size(TypeInformation<S> type, S state) {
        DataOutputSerializer out = new DataOutputSerializer(4_096);
        try {
            type.createSerializer(new SerializerConfigImpl()).serialize(state, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return out.length();
    }
}
