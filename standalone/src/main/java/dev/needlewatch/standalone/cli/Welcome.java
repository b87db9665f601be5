package dev.needlewatch.standalone.cli;

import dev.needlewatch.standalone.Standalone;
import java.io.PrintStream;
import java.time.Duration;
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
        out.flush();
    }
}
