package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import java.io.PrintStream;
import java.util.Locale;

/** A verdict in a dozen lines. */
final class VerdictText {
    private VerdictText() {}

    static void print(Verdict verdict, PrintStream out) {
        counts(verdict, out);
        latency(verdict, out);
        timekeeping(verdict.timekeeping(), out);
        codes(verdict, out);
        verdict.missed().forEach(alarm -> line(out, "MISSED", "%s", alarm.describe()));
        verdict.falseAlarms().forEach(alarm -> line(out, "FALSE", "%s", describe(alarm)));
        verdict.faults().forEach(fault -> line(out, "WRONG", "%s", fault));
        verdict.halts().faults().forEach(fault -> line(out, "WRONG", "%s", fault));
        if (!verdict.notJudged().isEmpty()) {
            line(out, "not judged", "%s", verdict.notJudged());
        }
        line(out, "verdict", "%s", verdict.passed() ? "passed" : "FAILED");
    }

    private static void counts(Verdict verdict, PrintStream out) {
        PublishLedger.Totals published = verdict.published();
        line(
                out,
                "published",
                "%,d messages in %d sessions (%,d duplicates, %,d garbage, %,d not taken)",
                published.published(),
                verdict.sessions(),
                published.duplicates(),
                published.garbage(),
                published.failed());
        line(
                out,
                "rejected",
                "%,d by the system's own word, %,d expected",
                verdict.rejections(),
                published.garbage());
        line(
                out,
                "alarms",
                "%d expected, %d raised, %d missed, %d false, %d wrong",
                verdict.expected(),
                verdict.raised(),
                verdict.missed().size(),
                verdict.falseAlarms().size(),
                verdict.faults().size());
        Halts halts = verdict.halts();
        if (halts.halts() + halts.resumes() + halts.faults().size() > 0) {
            line(
                    out,
                    "interlock",
                    "%d halts, %d resumes, %d wrong",
                    halts.halts(),
                    halts.resumes(),
                    halts.faults().size());
        }
    }

    private static void latency(Verdict verdict, PrintStream out) {
        latency("latency", verdict.latency(), "reading due to alarm received", out);
        long settled = verdict.settled().count();
        if (settled > 0 && settled < verdict.latency().count()) {
            String from = Latency.SETTLING.toSeconds() + " s";
            latency("after " + from, verdict.settled(), "without what was due before", out);
        }
    }

    private static void latency(String label, Latency latency, String what, PrintStream out) {
        line(
                out,
                label,
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms (%s, %d alarms)",
                latency.p50Micros() / 1000.0,
                latency.p99Micros() / 1000.0,
                latency.p999Micros() / 1000.0,
                latency.maxMicros() / 1000.0,
                what,
                latency.count());
    }

    /** In real time there is nothing to say. */
    private static void timekeeping(Timekeeping timekeeping, PrintStream out) {
        if (timekeeping.clock().real()) {
            return;
        }
        double behindMs = timekeeping.behind().toNanos() / 1e6;
        line(
                out,
                "clock",
                "x%.4g, stood still for %.0f ms; published at most %.1f ms (%.1f s of played time)"
                        + " behind%s; late after %.0f ms (%.1f s)",
                timekeeping.clock().speed(),
                timekeeping.stood().toNanos() / 1e6,
                behindMs,
                behindMs * timekeeping.clock().speed() / 1e3,
                timekeeping.kept() ? "" : ": TOO FAST for this machine",
                Patience.by(timekeeping.clock()).lateNanos() / 1e6,
                Patience.by(timekeeping.clock()).lateNanos() * timekeeping.clock().speed() / 1e9);
    }

    private static void codes(Verdict verdict, PrintStream out) {
        if (verdict.byCode().isEmpty()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "%n%-20s %8s %8s %8s %8s %8s %8s%n",
                "code",
                "expected",
                "raised",
                "missed",
                "false",
                "late",
                "wrong");
        verdict.byCode()
                .forEach(
                        (code, tally) ->
                                out.printf(
                                        Locale.ROOT,
                                        "%-20s %8s %8d %8d %8d %8d %8d%n",
                                        code,
                                        tally.expected()
                                                + (tally.optional() == 0
                                                        ? ""
                                                        : "+" + tally.optional()),
                                        tally.raised(),
                                        tally.missed(),
                                        tally.falseAlarms(),
                                        tally.late(),
                                        tally.wrong()));
        out.println();
    }

    private static String describe(Alarm alarm) {
        return new Fault(alarm, alarm.message()).toString();
    }

    private static void line(PrintStream out, String label, String format, Object... values) {
        out.println(
                String.format(Locale.ROOT, "%-11s", label)
                        + " "
                        + String.format(Locale.ROOT, format, values));
    }
}
