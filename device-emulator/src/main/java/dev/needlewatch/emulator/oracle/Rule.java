package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.List;
import java.util.Set;

/**
 * One paragraph of the contract's catalogue, judged offline over a whole transcript. A new alarm
 * code is a new class of this.
 */
public interface Rule {
    /** The codes it judges. */
    Set<AlarmCode> codes();

    /** The alarms that the transcript must (or may) raise, in the order of their onset. */
    List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin);
}
