package dev.needlewatch.streamjobs.rules.passes;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.STRIP_REPEATED;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.alarm.Condition;
import dev.needlewatch.streamjobs.rules.session.Judgement;
import dev.needlewatch.streamjobs.rules.session.RecentReadings;
import dev.needlewatch.streamjobs.rules.session.Work;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.Locale;

/**
 * STRIP_REPEATED: the same strip glided in the same direction more than 3 times; each time strip or
 * direction changes and comes back counts. Ends when the session closes; latches. Only needling
 * readings that name both count; lifting the pen in between does not make a glide two. Glides add
 * up over pens.
 */
public final class StripRepeated {
    private static final int MOST_GLIDES = 3;

    private StripRepeated() {}

    /** Judges a reading, in its place among those of its pen. */
    public static void judge(Judgement j, Work work) {
        RecentReadings recent = work.pen().recent;
        int glide = work.place() < 0 ? RecentReadings.NONE : recent.glide(work.place());
        if (glide == RecentReadings.NONE) {
            return;
        }
        int before = recent.glideBefore(work.place());
        int after = work.newest() ? RecentReadings.NONE : recent.glideAfter(work.place());
        if (glide == before || glide == after) {
            return;
        }
        count(j, work, glide);
        if (before == after && before != RecentReadings.NONE) {
            // It came late, and shows that what looked like one glide was two.
            count(j, work, before);
        }
    }

    private static void count(Judgement j, Work work, int glide) {
        int number = RecentReadings.zoneOf(glide);
        ZoneTrack zone = number == work.zone().number ? work.zone() : j.state().zone(number);
        if (zone == null) {
            throw new IllegalStateException("a glide in a zone nobody knows");
        }
        int line = RecentReadings.lineOf(glide);
        zone.glides[line]++;
        if (zone.glides[line] > MOST_GLIDES) {
            present(j, work, zone, line);
        }
    }

    private static void present(Judgement j, Work work, ZoneTrack zone, int line) {
        int glides = zone.glides[line];
        j.present(
                new Condition(
                        STRIP_REPEATED,
                        Priority.MEDIUM,
                        true,
                        zone.place(),
                        work.by(),
                        work.reading().at(),
                        (double) glides,
                        (double) MOST_GLIDES,
                        "glides",
                        null,
                        String.format(
                                Locale.ROOT,
                                "Strip %d of %s was glided %d times in direction %s, at most %d are"
                                        + " usual",
                                zone.strips[line],
                                zone.area,
                                glides,
                                zone.directions[line].wire(),
                                MOST_GLIDES)));
    }
}
