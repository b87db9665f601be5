package dev.needlewatch.standalone.cli;

import dev.needlewatch.emulator.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * How far an emulation has come: one line on a terminal, over and over; nothing elsewhere. With a
 * bar, where its length is known.
 *
 * @param shown whether there is a terminal
 * @param begin as {@link System#nanoTime()} has it
 * @param length how long it takes; a day and more is as good as unknown
 */
record ProgressLine(PrintStream out, boolean shown, long begin, Duration length) {
    private static final int BAR = 20;
    private static final int WIDTH = 120;

    void show(Progress progress) {
        show(progress, System.nanoTime());
    }

    void show(Progress progress, long nanos) {
        if (!shown) {
            return;
        }
        double seconds = (nanos - begin) / 1e9;
        String line =
                String.format(
                        Locale.ROOT,
                        "%s%4.0f s  %,d messages (%,.0f/s)  %d sessions begun, %d over  %d alarms",
                        bar(seconds),
                        seconds,
                        progress.published(),
                        progress.published() / Math.max(seconds, 0.001),
                        progress.sessionsBegun(),
                        progress.sessionsEnded(),
                        progress.alarmsRaised());
        out.print("\r" + line);
        out.flush();
    }

    private String bar(double seconds) {
        if (length.compareTo(Duration.ofDays(1)) >= 0) {
            return "";
        }
        double share = Math.min(1, seconds * 1000 / Math.max(1, length.toMillis()));
        int done = (int) (share * BAR);
        return "[" + "#".repeat(done) + " ".repeat(BAR - done) + "] ";
    }

    void clear() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
