package dev.needlewatch.standalone.demo;

import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.flink.CounterBoard;
import dev.needlewatch.streamjobs.record.RecordJob;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The verdict of a demo: the oracle's, and the accounts of both jobs. */
public final class DemoVerdict {
    private DemoVerdict() {}

    /**
     * Prints it; true if nothing was missed or false and the accounts close.
     *
     * @param before what had been published before what the verdict is about
     */
    public static boolean print(
            Verdict verdict, PublishLedger.Totals before, Standalone running, PrintStream out) {
        PublishLedger.Totals published = verdict.published().and(before);
        out.println();
        verdict.print(out);
        boolean closes = true;
        for (Accounts accounts :
                List.of(Accounts.ofSafety(published), Accounts.ofRecord(published))) {
            boolean agrees = accounts.agreeWith(published);
            closes &= agrees;
            out.printf(
                    Locale.ROOT,
                    "%-18s %,d received = %,d accepted + %,d duplicate + %,d rejected: %s%n",
                    accounts.job(),
                    accounts.received(),
                    accounts.accepted(),
                    accounts.duplicate(),
                    accounts.rejected(),
                    agrees ? "closes" : "DOES NOT CLOSE");
        }
        stored(running, out);
        return verdict.passed() && closes;
    }

    private static void stored(Standalone running, PrintStream out) {
        if (!running.storeEmbedded()) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %,d points written%n",
                    "stored",
                    CounterBoard.get().count(RecordJob.NAME, "pointsWritten"));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-18s %,d seconds of readings, %,d changes of alarms%n",
                    "stored",
                    StoreCount.rows(running.store().url(), "reading_1s"),
                    StoreCount.rows(running.store().url(), "alarm"));
        }
    }
}
