package dev.needlewatch.streamjobs.rules.pen;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.LOG_ERROR_BURST;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.READINGS_REJECTED;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Kind;
import dev.needlewatch.streamjobs.rules.pen.PenJudgement.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * READINGS_REJECTED: 5 rejected payloads of one pen within 60 s of wall time. LOG_ERROR_BURST: 5
 * ERROR log lines likewise. Each ends when there was none for 60 s.
 */
final class Bursts {
    private Bursts() {}

    /**
     * A payload could not be used. It has no readable number, so it is named by its place among the
     * pen's rejected ones.
     */
    static void rejected(PenJudgement j) {
        Burst burst = j.state().rejected;
        if (burst == null) {
            burst = new Burst();
            j.state().rejected = burst;
        }
        if (burst.add(j.now(), j.state().boot, burst.total, j.now())) {
            present(j, READINGS_REJECTED, burst, "%d payloads of the pen could not be used");
        }
    }

    static void log(PenJudgement j, LogLine line) {
        if (line.level() != LogLevel.ERROR) {
            return;
        }
        Burst burst = j.state().errors;
        if (burst == null) {
            burst = new Burst();
            j.state().errors = burst;
        }
        if (burst.add(j.now(), line.boot(), line.seq(), line.at())) {
            present(j, LOG_ERROR_BURST, burst, "The pen logged %d errors");
        }
    }

    static void tick(PenJudgement j) {
        end(j, READINGS_REJECTED, j.state().rejected);
        end(j, LOG_ERROR_BURST, j.state().errors);
    }

    static long nextTick(PenState state) {
        return Math.min(endsAt(state.rejected), endsAt(state.errors));
    }

    private static long endsAt(@Nullable Burst burst) {
        return burst == null ? AlarmClock.NEVER : burst.endsAt;
    }

    private static void end(PenJudgement j, AlarmCode code, @Nullable Burst burst) {
        if (burst != null && j.now() >= burst.endsAt) {
            burst.end();
            j.gone(code);
        }
    }

    private static void present(PenJudgement j, AlarmCode code, Burst burst, String message) {
        int first = burst.first();
        j.present(
                new Kind(code, Priority.MEDIUM),
                j.by(burst.boot[first], burst.seq[first]),
                burst.at[first],
                new Measure(burst.size, Burst.ENOUGH, "messages"),
                String.format(Locale.ROOT, message, burst.size));
    }
}
