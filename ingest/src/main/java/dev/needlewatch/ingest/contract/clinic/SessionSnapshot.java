package dev.needlewatch.ingest.contract.clinic;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as it stands now, at most two a second, retained.
 *
 * @param indication null for cosmetic sessions
 * @param openedAt the pen's time, ms since the Unix epoch
 * @param at wall time of the snapshot, ms since the Unix epoch
 * @param needlingMs how long needles were on skin, all pens together, ms
 * @param depthMm the newest reading's depth, mm; null before the first
 * @param limitMm the effective depth limit of the area, mm
 * @param warnMm the effective warning of the area, mm; null for cosmetic sessions
 * @param contact whether needles were on skin in the newest reading; null before the first
 * @param alarms ids of the alarms that are not off
 */
public record SessionSnapshot(
        String session,
        String clinic,
        SessionState state,
        Treatment treatment,
        @Nullable Indication indication,
        @Nullable String client,
        @Nullable String therapist,
        List<String> pens,
        long openedAt,
        long at,
        long needlingMs,
        @Nullable String area,
        @Nullable String zone,
        @Nullable Double depthMm,
        @Nullable Double limitMm,
        @Nullable Double warnMm,
        @Nullable Double speedRpm,
        @Nullable Boolean contact,
        List<PassCount> passes,
        @Nullable Phase phase,
        @Nullable TestAreaResult testArea,
        List<String> alarms) {
    public SessionSnapshot {
        pens = List.copyOf(pens);
        passes = List.copyOf(passes);
        alarms = List.copyOf(alarms);
    }
}
