package dev.needlewatch.emulator.fault;

import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes pens off the air and lets them come back with what they kept meanwhile. */
final class Outages {
    /** All that was kept goes out within this, before the next reading is due, ms. */
    private static final int BACKLOG_MS = 90;

    /** Session events keep this far from an outage: topics may go different ways, ms. */
    private static final long CLEAR_MS = 600;

    private static final int SHORTEST_MS = 2_000;
    private static final int LONGEST_MS = 8_000;
    private static final int STORM_MS = 800;
    private static final int BATCH_SPEED = 4;

    private final Faults faults;
    private final long origin;
    private final RandomGenerator random;

    Outages(Faults faults, long origin, RandomGenerator random) {
        this.faults = faults;
        this.origin = origin;
        this.random = random;
    }

    SessionScript inject(SessionScript clean) {
        if (faults.batch()) {
            return afterwards(clean);
        }
        SessionScript script = clean;
        if (faults.cuts() > 0 && random.nextDouble() < faults.cuts()) {
            script = cut(script);
        }
        if (faults.stormEveryMs() > 0) {
            long begin = script.cues().get(0).due();
            long every = faults.stormEveryMs();
            long next = origin + every * (1 + Math.floorDiv(begin - origin, every));
            for (long at = next; at + CLEAR_MS + STORM_MS < script.end(); at += every) {
                Set<String> pens =
                        script.cues().stream()
                                .map(Cue::pen)
                                .collect(Collectors.toCollection(TreeSet::new));
                for (String pen : pens) {
                    script = offAir(script, pen, at, STORM_MS);
                }
            }
        }
        return script;
    }

    /** All of it when the session is over, faster than it was worked. */
    private static SessionScript afterwards(SessionScript script) {
        long begin = script.cues().get(0).due();
        long from = script.end();
        List<Cue> cues = new ArrayList<>();
        for (Cue cue : script.cues()) {
            long due = from + (cue.due() - begin) / BATCH_SPEED;
            cues.add(cue.at(due));
        }
        return new SessionScript(
                script.clinic(),
                script.session(),
                script.style(),
                cues,
                from + (from - begin) / BATCH_SPEED,
                script.doubtful());
    }

    private SessionScript cut(SessionScript script) {
        List<Cue> needling =
                script.cues().stream()
                        .filter(
                                cue ->
                                        cue instanceof Cue.Say say
                                                && say.message() instanceof Reading r
                                                && r.needling()
                                                && r.session() != null)
                        .toList();
        if (needling.isEmpty()) {
            return script;
        }
        Cue at = needling.get(needling.size() / 4 + random.nextInt(needling.size() / 2));
        int ms = SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS);
        return offAir(script, at.pen(), at.due(), ms);
    }

    /** The script with a pen off the air for a while; unchanged where that would not be clean. */
    private static SessionScript offAir(SessionScript script, String pen, long from, int ms) {
        long until = back(script, pen, from, from + ms);
        PenStatus last = lastStatus(script, pen, from);
        boolean clean =
                script.cues().stream()
                        .filter(cue -> cue.pen().equals(pen))
                        .filter(c -> c.due() > from - CLEAR_MS && c.due() < until + CLEAR_MS)
                        .allMatch(c -> c instanceof Cue.Say say && !disturbs(say));
        if (last == null || !clean) {
            return script;
        }
        List<Cue> kept = new ArrayList<>();
        List<Cue> cues = new ArrayList<>();
        for (Cue cue : script.cues()) {
            boolean held = cue.pen().equals(pen) && cue.due() >= from && cue.due() <= until;
            (held ? kept : cues).add(cue);
        }
        cues.add(new Cue.Cut(from, pen));
        cues.add(Cue.Back.saying(last, until, pen));
        for (int i = 0; i < kept.size(); i++) {
            cues.add(kept.get(i).at(until + 1 + (long) BACKLOG_MS * i / kept.size()));
        }
        cues.sort(Comparator.comparingLong(Cue::due));
        return script.with(cues);
    }

    /** With its last reading before that moment: what it kept goes out before the next is due. */
    private static long back(SessionScript script, String pen, long from, long before) {
        return script.cues().stream()
                .filter(cue -> cue.pen().equals(pen))
                .mapToLong(Cue::due)
                .filter(due -> due > from && due <= before)
                .max()
                .orElse(before);
    }

    private static boolean disturbs(Cue.Say say) {
        return say.message() instanceof SessionEvent || say.message() instanceof PenStatus;
    }

    /** What a pen said of itself last; null if nothing before that moment. */
    static @Nullable PenStatus lastStatus(SessionScript script, String pen, long before) {
        PenStatus last = null;
        for (Cue cue : script.cues()) {
            if (cue.due() < before && cue.pen().equals(pen)) {
                PenStatus said = status(cue);
                last = said == null ? last : said;
            }
        }
        return last;
    }

    private static @Nullable PenStatus status(Cue cue) {
        if (cue instanceof Cue.Reboot reboot) {
            return reboot.birth();
        } else if (cue instanceof Cue.Back back) {
            return back.birth();
        }
        return cue instanceof Cue.Say say && say.message() instanceof PenStatus said ? said : null;
    }
}
