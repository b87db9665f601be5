package dev.needlewatch.standalone.demo;

import dev.needlewatch.emulator.Emulator;
import dev.needlewatch.emulator.EmulatorListener;
import dev.needlewatch.emulator.EmulatorSettings;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.standalone.Standalone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Plays clinics that nobody judges until the virtual machine has compiled what the judged ones
 * need: while it does, a process stands still for a second now and then, which a clock that runs
 * fast makes a minute of.
 */
public final class WarmUp {
    /** In real time. */
    public static final Duration LENGTH = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final long SEED = 99;

    private WarmUp() {}

    /**
     * Plays so many clinics of six pens each, by the system's clock, for {@link #LENGTH}.
     *
     * @param cut asked ten times a second whether that is enough
     * @return what was published, which the jobs have received by then if they keep up
     */
    public static PublishLedger.Totals play(Standalone running, int clinics, BooleanSupplier cut)
            throws InterruptedException {
        Scenario calm = Scenarios.named("calm");
        List<ClinicPlan> rooms =
                IntStream.rangeClosed(1, clinics)
                        .mapToObj(i -> new ClinicPlan("warm-up-" + i, 4, 1))
                        .toList();
        EmulatorSettings settings =
                new EmulatorSettings(
                        running.broker(), calm.in(rooms), SEED, Set.of(), 1, running.clock(), null);
        try (Emulator emulator = Emulator.start(settings, EmulatorListener.NONE)) {
            long end = System.nanoTime() + LENGTH.toNanos();
            boolean over = false;
            while (!over && System.nanoTime() < end && !cut.getAsBoolean()) {
                over = emulator.awaitPlayed(LOOK);
            }
            PublishLedger.Totals published = emulator.finish(GRACE).published();
            Accounts.ofSafety(published);
            Accounts.ofRecord(published);
            return published;
        }
    }
}
