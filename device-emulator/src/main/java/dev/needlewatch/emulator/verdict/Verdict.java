package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a run.
 *
 * @param published everything the broker acknowledged
 * @param byCode the verdict on each code that was expected or came
 * @param sessions how many sessions were opened
 * @param expected how many alarms had to come
 * @param optional how many more might
 * @param raised how many came, of the codes judged
 * @param missed had to come and did not
 * @param falseAlarms came and should not have
 * @param faults came, but with the wrong priority, limit, reason or end
 * @param latency from the publication that completed a condition to the receipt of its alarm
 * @param settled the same without what was due in the first {@link Latency#SETTLING}
 * @param notJudged alarms of other codes, by code
 * @param rejections how many messages the system said it rejected
 * @param timekeeping how fast it was played
 * @param halts what the interlock told the pens
 */
public record Verdict(
        PublishLedger.Totals published,
        Map<AlarmCode, CodeTally> byCode,
        int sessions,
        int expected,
        int optional,
        int raised,
        List<ExpectedAlarm> missed,
        List<Alarm> falseAlarms,
        List<Fault> faults,
        Latency latency,
        Latency settled,
        Map<AlarmCode, Integer> notJudged,
        long rejections,
        Timekeeping timekeeping,
        Halts halts) {
    public Verdict {
        byCode = Collections.unmodifiableMap(new TreeMap<>(byCode));
        missed = List.copyOf(missed);
        falseAlarms = List.copyOf(falseAlarms);
        faults = List.copyOf(faults);
        notJudged = Map.copyOf(notJudged);
    }

    /** The same of a run played so fast. */
    public Verdict at(Timekeeping other) {
        return new Verdict(
                published,
                byCode,
                sessions,
                expected,
                optional,
                raised,
                missed,
                falseAlarms,
                faults,
                latency,
                settled,
                notJudged,
                rejections,
                other,
                halts);
    }

    /** Whether nothing was missed, false or wrong, the broker took everything, and in time. */
    public boolean passed() {
        return missed.isEmpty()
                && falseAlarms.isEmpty()
                && faults.isEmpty()
                && published.failed() == 0
                && timekeeping.kept()
                && halts.faults().isEmpty();
    }

    /** Writes it down for a person. */
    public void print(PrintStream out) {
        VerdictText.print(this, out);
    }
}
