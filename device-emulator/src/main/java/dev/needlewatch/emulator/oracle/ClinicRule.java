package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.List;
import java.util.Set;

/**
 * A paragraph of the catalogue that looks beyond one session: at a pen, a client, a cartridge, or
 * at wall time.
 */
public interface ClinicRule {
    /** The codes it judges. */
    Set<AlarmCode> codes();

    /** The alarms that must (or may) come, in the order of their onset. */
    List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin);
}
