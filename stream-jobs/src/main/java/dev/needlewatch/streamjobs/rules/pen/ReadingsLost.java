package dev.needlewatch.streamjobs.rules.pen;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.READINGS_LOST;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Kind;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Measure;
import dev.needlewatch.streamjobs.rules.sequence.SeenSequence;
import java.util.Iterator;
import java.util.Locale;

/**
 * READINGS_LOST: more than 1 % of a pen's sequence lost within 60 s of wall time, at least 10; ends
 * when none was lost for 60 s.
 *
 * <p>A gap shows between two readings. Log lines and session events of the same boot fill it, and
 * so does what comes late: only what nothing filled for {@value #SETTLED_MS} ms is lost.
 */
final class ReadingsLost {
    /** A gap is given so long to be filled, ms of wall time. */
    static final long SETTLED_MS = 5_000;

    private static final long WITHIN_MS = 60_000;
    private static final long AT_LEAST = 10;
    private static final int MOST_GAPS = 64;

    private ReadingsLost() {}

    static void reading(PenJudgement j, Reading reading) {
        NumberTrack track = j.state().numbers;
        if (reading.boot() > track.boot) {
            restart(track, reading.boot());
        }
        if (reading.boot() < track.boot || reading.seq() < track.newest) {
            fill(track, reading.boot(), reading.seq());
            return;
        }
        track.seen.see(reading.seq());
        if (track.newest < 0) {
            track.from = reading.seq();
        } else {
            track.due.add(j.now(), reading.seq() - track.newest);
            if (reading.seq() > track.newest + 1) {
                notice(j, track, reading);
            }
        }
        track.newest = reading.seq();
    }

    /** A log line or session event: it fills a gap, now or when a reading shows it. */
    static void other(PenJudgement j, long boot, long seq) {
        NumberTrack track = j.state().numbers;
        if (boot == track.boot && seq > track.newest) {
            track.seen.see(seq);
        } else {
            fill(track, boot, seq);
        }
    }

    static void tick(PenJudgement j) {
        NumberTrack track = j.state().numbers;
        Iterator<Gap> gaps = track.gaps.iterator();
        while (gaps.hasNext()) {
            Gap gap = gaps.next();
            if (j.now() >= gap.noticedAt + SETTLED_MS) {
                gaps.remove();
                settle(j, track, gap);
            }
        }
        if (j.now() >= track.endsAt) {
            track.endsAt = Long.MAX_VALUE;
            j.gone(READINGS_LOST);
        }
    }

    static long nextTick(NumberTrack track) {
        return track.gaps.isEmpty()
                ? track.endsAt
                : Math.min(track.endsAt, track.gaps.get(0).noticedAt + SETTLED_MS);
    }

    /** The pen's life is a lower boot than was thought; what went before is unknown, not lost. */
    static void backTo(NumberTrack track, long boot) {
        if (track.boot > boot) {
            restart(track, boot);
        }
    }

    private static void restart(NumberTrack track, long boot) {
        track.boot = boot;
        track.seen = new SeenSequence();
        track.newest = -1;
    }

    private static void notice(PenJudgement j, NumberTrack track, Reading reading) {
        Gap gap = new Gap();
        gap.boot = reading.boot();
        gap.from = track.newest + 1;
        gap.to = reading.seq() - 1;
        gap.missing = missing(track.seen, gap.from, gap.to);
        gap.at = reading.at();
        gap.noticedAt = j.now();
        if (gap.missing == 0) {
            return;
        }
        if (track.gaps.size() == MOST_GAPS) {
            settle(j, track, track.gaps.remove(0));
        }
        track.gaps.add(gap);
    }

    private static long missing(SeenSequence seen, long from, long to) {
        long missing = to - from + 1;
        for (int i = 0; i < seen.used; i += 2) {
            long first = Math.max(from, seen.runs[i]);
            long last = Math.min(to, seen.runs[i + 1]);
            missing -= Math.max(0, last - first + 1);
        }
        return missing;
    }

    private static void fill(NumberTrack track, long boot, long seq) {
        boolean known = boot == track.boot && track.seen.see(seq) == SeenSequence.Answer.DUPLICATE;
        if (known) {
            return;
        }
        for (Gap gap : track.gaps) {
            if (gap.boot == boot && gap.from <= seq && seq <= gap.to) {
                gap.missing = Math.max(0, gap.missing - 1);
                return;
            }
        }
        if (boot == track.boot && seq > track.from && track.lostInAll > 0) {
            track.lostInAll--;
            lost(track).takeBack();
        }
    }

    private static void settle(PenJudgement j, NumberTrack track, Gap gap) {
        if (gap.missing == 0) {
            return;
        }
        track.lostInAll += gap.missing;
        lost(track).add(gap.noticedAt, gap.missing);
        long lost = lost(track).sum(gap.noticedAt); // a minute until then, not until now
        boolean on = track.endsAt != Long.MAX_VALUE;
        if (on || (lost >= AT_LEAST && lost * 100 > track.due.sum(gap.noticedAt))) {
            track.endsAt = gap.noticedAt + WITHIN_MS;
            j.present(
                    new Kind(READINGS_LOST, Priority.LOW),
                    j.by(gap.boot, gap.to + 1),
                    gap.at,
                    new Measure(lost, AT_LEAST, "messages"),
                    String.format(
                            Locale.ROOT, "%d messages of the pen were lost within a minute", lost));
        }
    }

    private static SlidingMinute lost(NumberTrack track) {
        SlidingMinute lost = track.lost;
        if (lost == null) {
            lost = new SlidingMinute();
            track.lost = lost;
        }
        return lost;
    }
}
