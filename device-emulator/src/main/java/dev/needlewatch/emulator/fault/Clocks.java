package dev.needlewatch.emulator.fault;

import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.Delay;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Sets a pen's clock fast for a session, or in the middle of one; it is right again afterwards.
 * Sessions of two pens are left alone: they would tell two times.
 */
final class Clocks {
    private static final long OFF_MS = 8_000;
    private static final Delay FAST = new Delay(OFF_MS, Map.of());

    private final Faults faults;
    private final RandomGenerator random;

    Clocks(Faults faults, RandomGenerator random) {
        this.faults = faults;
        this.random = random;
    }

    SessionScript inject(SessionScript script) {
        if (script.cues().stream().map(Cue::pen).distinct().count() > 1) {
            return script;
        }
        if (faults.skews() > 0 && random.nextDouble() < faults.skews()) {
            return fast(script, Long.MIN_VALUE);
        }
        if (faults.jumps() > 0 && random.nextDouble() < faults.jumps()) {
            return jump(script);
        }
        return script;
    }

    /** Nothing certain can be said of a pen whose clock has jumped. */
    private SessionScript jump(SessionScript script) {
        List<Cue> needling =
                script.cues().stream().filter(cue -> needles(cue, script.session())).toList();
        if (needling.isEmpty()) {
            return script;
        }
        Cue at = needling.get(random.nextInt(needling.size()));
        return fast(script, at.due()).doubting(at.pen());
    }

    private static boolean needles(Cue cue, String session) {
        return cue instanceof Cue.Say say
                && say.message() instanceof Reading reading
                && reading.needling()
                && session.equals(reading.session());
    }

    private static SessionScript fast(SessionScript script, long from) {
        List<Cue> cues = new ArrayList<>();
        boolean over = false;
        for (Cue cue : script.cues()) {
            cues.add(over || cue.due() < from ? cue : fast(cue));
            over |=
                    cue instanceof Cue.Say say
                            && say.message() instanceof SessionEvent.Closed c
                            && c.session().equals(script.session());
        }
        return script.with(cues);
    }

    private static Cue fast(Cue cue) {
        if (cue instanceof Cue.Say say) {
            return new Cue.Say(
                    say.due(), say.pen(), FAST.of(say.pen(), say.message()), say.taken());
        } else if (cue instanceof Cue.Reboot reboot) {
            return FAST.of(reboot).at(reboot.due());
        } else if (cue instanceof Cue.Back back) {
            return FAST.of(back).at(back.due());
        }
        return cue;
    }
}
