package dev.needlewatch.emulator.script;

import java.util.List;
import java.util.Set;

/**
 * A session written down ahead: a pure function of the seed and of when it begins.
 *
 * @param style the name of the work style, for people
 * @param cues by due time, the idle time after the session included
 * @param end when the pens are free for the next session, ms since the Unix epoch
 * @param doubtful pens of which nothing certain can be said hereafter
 */
public record SessionScript(
        String clinic,
        String session,
        String style,
        List<Cue> cues,
        long end,
        Set<String> doubtful) {
    public SessionScript {
        cues = List.copyOf(cues);
        doubtful = Set.copyOf(doubtful);
    }

    /** The same with other cues. */
    public SessionScript with(List<Cue> others) {
        return new SessionScript(clinic, session, style, others, end, doubtful);
    }

    /** The same with doubts about a pen. */
    public SessionScript doubting(String pen) {
        return new SessionScript(clinic, session, style, cues, end, Set.of(pen));
    }
}
