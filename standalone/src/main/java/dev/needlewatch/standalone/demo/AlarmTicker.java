package dev.needlewatch.standalone.demo;

import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Prints alarms as they come: a line when one is raised, acknowledged, or over. */
public final class AlarmTicker implements EmulatorListener {
    private final PrintStream out;

    /** A ticker that prints to a terminal or a file. */
    public AlarmTicker(PrintStream out) {
        this.out = out;
    }

    @Override
    public void alarm(Alarm alarm) {
        if (alarm.event() == AlarmEvent.UPDATED || alarm.event() == AlarmEvent.ESCALATED) {
            return;
        }
        LocalTime at =
                LocalTime.ofInstant(Instant.ofEpochMilli(alarm.changedAt()), ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.MILLIS);
        out.printf(
                Locale.ROOT,
                "%tT.%tL  %-6s  %-12s  %-8s  %s  %s%n",
                at,
                at,
                alarm.priority().wire(),
                alarm.event().wire(),
                alarm.clinic(),
                alarm.session() == null ? alarm.pen() : alarm.session(),
                alarm.message());
    }
}
