package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What every parallel instance is told, in the same order: a clinic's limits, or that an attempt of
 * the job began.
 *
 * @param clinic whose limits; null where an attempt began
 * @param document the clinic's own limits; null for back to the defaults
 * @param at wall time of its arrival, or of the beginning, ms since the Unix epoch
 */
public record Notice(@Nullable String clinic, @Nullable ClinicLimits document, long at) {
    /** What Flink writes it down with. */
    public static final TypeInformation<Notice> TYPE = TypeInformation.of(Notice.class);

    /** A clinic's own limits came. */
    public static Notice limits(String clinic, @Nullable ClinicLimits document, long at) {
        return new Notice(clinic, document, at);
    }

    /** An attempt of the job began. */
    public static Notice attempt(long at) {
        return new Notice(null, null, at);
    }
}
