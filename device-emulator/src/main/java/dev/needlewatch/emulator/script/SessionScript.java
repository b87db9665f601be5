package dev.needlewatch.emulator.script;

import java.util.List;

/**
 * A session written down ahead: a pure function of the seed and of when it begins.
 *
 * @param style the name of the work style, for people
 * @param cues by due time, the idle time after the session included
 * @param end when the pens are free for the next session, ms since the Unix epoch
 */
public record SessionScript(String clinic, String session, String style, List<Cue> cues, long end) {
    public SessionScript {
        cues = List.copyOf(cues);
    }
}
