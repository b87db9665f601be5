package dev.needlewatch.streamjobs.rules.pen;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.CLOCK_SKEW;

import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Kind;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Measure;
import java.util.Locale;

/**
 * CLOCK_SKEW: 10 messages in a row whose time is more than 5 s off wall time; ends after 10 in a
 * row within 2 s.
 *
 * <p>Old messages that come all at once, after a cut or a restart, say nothing of the pen's clock:
 * behind wall time a row counts only if it took about as long by our clock as by the pen's.
 */
final class ClockSkew {
    private static final long OFF_MS = 5_000;
    private static final long RIGHT_MS = 2_000;
    private static final int IN_ROW = 10;

    private ClockSkew() {}

    /** A message of the pen itself, the newest so far, that was not kept by the broker. */
    static void judge(PenJudgement j, long boot, long seq, long at) {
        ClockTrack track = j.state().clock;
        long ahead = at - j.now();
        long off = Math.abs(ahead);
        if (off <= OFF_MS) {
            track.offInRow = 0;
            track.rightInRow = off <= RIGHT_MS ? Math.min(IN_ROW, track.rightInRow + 1) : 0;
            if (track.rightInRow == IN_ROW && track.toldS > 0) {
                track.toldS = 0;
                j.gone(CLOCK_SKEW);
            }
            return;
        }
        track.rightInRow = 0;
        if (track.offInRow == 0) {
            begin(j, track, boot, seq, at);
        }
        track.offInRow = Math.min(IN_ROW, track.offInRow + 1);
        if (track.offInRow < IN_ROW) {
            return;
        }
        if (ahead < 0 && !asLong(j, track, at)) {
            begin(j, track, boot, seq, at);
            track.offInRow = 1;
        } else if (off / 1_000 > track.toldS) {
            present(j, track, ahead);
        }
    }

    /** Whether the row took at least four fifths of the pen's time by our clock. */
    private static boolean asLong(PenJudgement j, ClockTrack track, long at) {
        return (j.now() - track.firstWallAt) * 5 >= (at - track.firstAt) * 4;
    }

    private static void begin(PenJudgement j, ClockTrack track, long boot, long seq, long at) {
        track.firstWallAt = j.now();
        track.firstBoot = boot;
        track.firstSeq = seq;
        track.firstAt = at;
    }

    private static void present(PenJudgement j, ClockTrack track, long ahead) {
        track.toldS = Math.abs(ahead) / 1_000;
        j.present(
                new Kind(CLOCK_SKEW, Priority.MEDIUM),
                j.by(track.firstBoot, track.firstSeq),
                track.firstAt,
                new Measure(track.toldS, OFF_MS / 1_000.0, "s"),
                String.format(
                        Locale.ROOT,
                        "The pen's clock is %d s %s",
                        track.toldS,
                        ahead > 0 ? "ahead" : "behind"));
    }
}
