package dev.needlewatch.streamjobs.safety.flow;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic's function hears from the session operator: exactly one of the three.
 *
 * @param probedAt wall time at which a probe was sent that came through, ms since the Unix epoch
 */
public record ClinicInput(
        String clinic,
        @Nullable Pulse pulse,
        @Nullable LimitsReport report,
        @Nullable Long probedAt) {
    /** What Flink writes it down with. */
    public static final TypeInformation<ClinicInput> TYPE = TypeInformation.of(ClinicInput.class);

    /** A sign of a session. */
    public static ClinicInput of(String clinic, Pulse pulse) {
        return new ClinicInput(clinic, pulse, null, null);
    }

    /** A probe came through. */
    public static ClinicInput probed(String clinic, long at) {
        return new ClinicInput(clinic, null, null, at);
    }

    /** A report of an instance. */
    public static ClinicInput of(String clinic, LimitsReport report) {
        return new ClinicInput(clinic, null, report, null);
    }
}
