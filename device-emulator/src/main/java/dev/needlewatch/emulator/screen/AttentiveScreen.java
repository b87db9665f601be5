package dev.needlewatch.emulator.screen;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * A therapist's screen where somebody looks: acknowledges each alarm of high priority once, a while
 * after it was raised, so that a halted pen may go on. Called on one thread.
 */
public final class AttentiveScreen {
    /** Between an alarm and its acknowledgement: to see it, to lift the pen, to reach out, ms. */
    public static final long REACTION_MS = 3_000;

    private final Set<String> clinics;
    private final Later later;
    private final BiConsumer<String, AlarmCommand> publish;
    private final LongSupplier clock;
    private final Set<String> seen = new HashSet<>();

    /** Does something after so many milliseconds, on whatever thread. */
    public interface Later {
        void after(long ms, Runnable what);
    }

    /**
     * A screen.
     *
     * @param clinics those in which somebody looks at it
     * @param publish takes a clinic and what is published there
     * @param clock wall time, ms since the Unix epoch
     */
    public AttentiveScreen(
            Set<String> clinics,
            Later later,
            BiConsumer<String, AlarmCommand> publish,
            LongSupplier clock) {
        this.clinics = Set.copyOf(clinics);
        this.later = later;
        this.publish = publish;
        this.clock = clock;
    }

    /** An alarm changed. */
    public void show(Alarm alarm) {
        boolean calls = alarm.presence() == Presence.ON || alarm.presence() == Presence.LATCHED;
        if (alarm.priority() == Priority.HIGH
                && calls
                && clinics.contains(alarm.clinic())
                && seen.add(alarm.id())) {
            later.after(REACTION_MS, () -> acknowledge(alarm));
        }
    }

    private void acknowledge(Alarm alarm) {
        String therapist = alarm.therapist();
        publish.accept(
                alarm.clinic(),
                new AlarmCommand(
                        alarm.id(),
                        AlarmAction.ACKNOWLEDGE,
                        therapist == null ? "t-0" : therapist,
                        null,
                        clock.getAsLong()));
    }
}
