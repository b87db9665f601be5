package dev.needlewatch.emulator.oracle;

import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Opened;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the depths of a transcript: what is the limit at a reading, when does it calm down.
 */
public final class DepthScan {
    private final Transcript transcript;
    private final LimitsTable table;

    public DepthScan(Transcript transcript, LimitsTable table) {
        this.transcript = transcript;
        this.table = table;
    }

    /** The limits that a reading is judged by. */
    public DepthLimits limits(ReadingOf reading) {
        @Nullable Opened opened =
                transcript.opened().filter(o -> o.at() <= reading.at()).orElse(null);
        @Nullable Long approved = transcript.approvedUm(reading.at()).orElse(null);
        return DepthLimits.of(table, opened, approved, reading.reading().area());
    }

    /** Whether the skin there is thin, or bone is beneath it. */
    public boolean delicate(ReadingOf reading) {
        String site = table.area(reading.reading().area()).site();
        return site.contains("bony") || site.contains("thin");
    }

    static long depthUm(ReadingOf reading) {
        return Micrometres.of(reading.reading().depthMm());
    }

    /**
     * The end of the first window after a moment in which every reading of a place stays at or
     * below a depth for a duration; empty if there is none.
     */
    OptionalLong calmAfter(
            Place place, long from, long durationMs, ToLongFunction<ReadingOf> atMostUm) {
        long begin = Long.MIN_VALUE;
        for (ReadingOf reading : transcript.readings()) {
            if (reading.at() < from || !reading.place().equals(place)) {
                continue;
            }
            if (depthUm(reading) > atMostUm.applyAsLong(reading)) {
                begin = Long.MIN_VALUE;
            } else if (begin == Long.MIN_VALUE) {
                begin = reading.at();
            }
            if (begin != Long.MIN_VALUE && reading.at() - begin >= durationMs) {
                return OptionalLong.of(reading.at());
            }
        }
        return OptionalLong.empty();
    }
}
