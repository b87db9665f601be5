package dev.needlewatch.emulator.fault;

import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Puts faults into a script. What is late, twice or garbage must not change the alarms. */
public final class FaultInjector {
    /** A reading is late only if nothing of note happens this long before and after it, ms. */
    private static final long CALM_MS = 400;

    private final Faults faults;
    private final long origin;
    private final RandomGenerator random;
    private final Outages outages;
    private final Clocks clocks;

    /**
     * An injector for one session.
     *
     * @param origin storms are counted from here, ms since the Unix epoch
     */
    public FaultInjector(Faults faults, long origin, RandomGenerator random) {
        this.faults = faults;
        this.origin = origin;
        this.random = random;
        this.outages = new Outages(faults, origin, random);
        this.clocks = new Clocks(faults, random);
    }

    /** The script with its faults, by due time. */
    public SessionScript inject(SessionScript clean) {
        SessionScript script = clocks.inject(outages.inject(clean));
        List<Cue> cues = new ArrayList<>();
        for (Cue cue : script.cues()) {
            if (cue instanceof Cue.Say say && say.message() instanceof Reading reading) {
                if (faults.lost() > 0 && random.nextDouble() < faults.lost()) {
                    continue;
                }
                Cue.Say sent = maybeLate(script, say, reading);
                cues.add(sent);
                maybeRepeat(script, sent, cues);
            } else {
                cues.add(cue);
            }
        }
        if (random.nextDouble() < faults.garbage()) {
            cues.add(garble(script));
        }
        SessionScript told = script;
        if (faults.twins()) {
            String pen = script.cues().get(0).pen();
            cues.addAll(new Twins(origin).of(script, pen));
            told = script.doubting(pen);
        }
        cues.sort(Comparator.comparingLong(Cue::due));
        return told.with(cues);
    }

    private Cue.Say maybeLate(SessionScript script, Cue.Say say, Reading reading) {
        if (random.nextDouble() >= faults.late() || !calmAround(script, say, reading)) {
            return say;
        }
        return say.at(say.due() + 120 + random.nextInt(130));
    }

    private void maybeRepeat(SessionScript script, Cue.Say sent, List<Cue> cues) {
        if (random.nextDouble() >= faults.duplicates()) {
            return;
        }
        long due = sent.due() + 5 + random.nextInt(300);
        boolean restartsBetween =
                script.cues().stream()
                        .filter(cue -> cue.due() >= sent.due() && cue.due() <= due)
                        .anyMatch(FaultInjector::breaks);
        if (!restartsBetween) {
            cues.add(new Cue.Repeat(due, sent.pen(), sent.message()));
        }
    }

    static boolean breaks(Cue cue) {
        return cue instanceof Cue.Reboot || cue instanceof Cue.Cut || cue instanceof Cue.Back;
    }

    /** Whether the pen needles at one depth, in one place and pass, all around a reading. */
    private static boolean calmAround(SessionScript script, Cue.Say late, Reading reading) {
        if (!reading.needling()) {
            return false;
        }
        for (Cue cue : script.cues()) {
            if (Math.abs(cue.due() - late.due()) > CALM_MS) {
                continue;
            }
            if (breaks(cue)) {
                return false;
            }
            if (cue instanceof Cue.Say say
                    && say.pen().equals(late.pen())
                    && !(say.message() instanceof Reading near && alike(near, reading))) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(Reading near, Reading reading) {
        return near.needling()
                && Objects.equals(near.setDepthMm(), reading.setDepthMm())
                && Objects.equals(near.area(), reading.area())
                && Objects.equals(near.zone(), reading.zone())
                && Objects.equals(near.passes(), reading.passes())
                && Objects.equals(near.strip(), reading.strip())
                && Math.abs(near.depthMm() - reading.depthMm()) <= 0.11
                && Math.abs(near.speedRpm() - reading.speedRpm()) <= 0.05 * reading.speedRpm();
    }

    private Cue.Garble garble(SessionScript script) {
        Cue first = script.cues().get(0);
        long span = script.end() - first.due();
        return new Cue.Garble(
                first.due() + random.nextLong(span),
                first.pen(),
                TopicKind.READING,
                GarbageKind.any(random).make(random));
    }
}
