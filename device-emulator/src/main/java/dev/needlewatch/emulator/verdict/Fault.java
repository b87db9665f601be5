package dev.needlewatch.emulator.verdict;

import dev.needlewatch.ingest.contract.alarm.Alarm;

/** An alarm that came when it had to, but wrong in itself. */
public record Fault(Alarm alarm, String what) {
    @Override
    public String toString() {
        return alarm.clinic()
                + " "
                + alarm.session()
                + " "
                + alarm.code()
                + " "
                + alarm.area()
                + "/"
                + alarm.zone()
                + ": "
                + what;
    }
}
