package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.Standalone;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The first lines a person sees: where everything is. */
final class Welcome {
    private Welcome() {}

    static void print(Standalone running, long beganNanos, PrintStream out) {
        Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
        out.printf(
                Locale.ROOT,
                "%n  live board   %s%n  history      %s%n  MQTT broker  %s%n  store        %s%n"
                        + "  Flink        %s%n%n  ready after %.1f s; Ctrl-C stops it%n%n",
                running.board(),
                running.board().resolve("/history"),
                running.broker().uri(),
                running.store().url(),
                running.flink(),
                took.toMillis() / 1000.0);
        if (!running.clock().real()) {
            clock(running.clock(), out);
        }
        out.flush();
    }

    private static void clock(WallClock clock, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "  NOT FOR PATIENTS: the clock runs x%s; pens must be given"
                        + " --clock-speed %s --clock-origin %s%n%n",
                clock.speed(),
                clock.speed(),
                Instant.ofEpochMilli(clock.originMs()));
    }
}
