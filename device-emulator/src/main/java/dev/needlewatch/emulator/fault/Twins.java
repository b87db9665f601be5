package dev.needlewatch.emulator.fault;

import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * Another pen of the same id, at rest on some shelf, that connects again and again: each time it
 * takes the MQTT session of the first, which takes it back.
 */
final class Twins {
    private static final long EVERY_MS = 6_000;
    private static final long SAYS_AFTER_MS = 300;
    private static final long BACK_AFTER_MS = 900;

    /** So far it keeps from the pen's own restarts and outages, ms. */
    private static final long CLEAR_MS = 2_000;

    private static final long BOOT = 12;

    private final long origin;

    /** Its messages are counted from {@code origin}, ms since the Unix epoch. */
    Twins(long origin) {
        this.origin = origin;
    }

    /** What it does in the course of a session, and how the pen itself comes back. */
    List<Cue> of(SessionScript script, String pen) {
        List<Cue> cues = new ArrayList<>();
        long begin = script.cues().get(0).due();
        for (long at = begin + EVERY_MS; at + CLEAR_MS < script.end(); at += EVERY_MS) {
            PenStatus last = Outages.lastStatus(script, pen, at);
            if (last != null && undisturbed(script, pen, at)) {
                cues.add(new Cue.Twin(at, pen, birth(at)));
                cues.add(new Cue.Twin(at + SAYS_AFTER_MS, pen, reading(at + SAYS_AFTER_MS)));
                cues.add(Cue.Back.saying(last, at + BACK_AFTER_MS, pen));
            }
        }
        return cues;
    }

    private static boolean undisturbed(SessionScript script, String pen, long at) {
        boolean offAir = false;
        for (Cue cue : script.cues()) {
            if (!cue.pen().equals(pen) || !FaultInjector.breaks(cue)) {
                continue;
            }
            if (Math.abs(cue.due() - at) < CLEAR_MS) {
                return false;
            }
            offAir = cue.due() < at ? cue instanceof Cue.Cut : offAir;
        }
        return !offAir;
    }

    private static PenStatus birth(long at) {
        return new PenStatus(PenState.ONLINE, BOOT, at, "np-70", "2.3.0", 71.0, null, 7_000.0);
    }

    private Reading reading(long at) {
        long seq = (at - origin) / EVERY_MS;
        return new Reading(BOOT, seq, at, null, null, null, 0, 0.0, 0, null, false, null, null);
    }
}
