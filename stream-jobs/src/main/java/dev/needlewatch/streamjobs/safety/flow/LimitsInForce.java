package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.Objects;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The limits a clinic is judged by since a document came. State, broadcast: the same on every
 * instance.
 *
 * @param document the clinic's own; null after it was taken back
 * @param arrivedAt wall time it came, ms since the Unix epoch
 */
public record LimitsInForce(@Nullable ClinicLimits document, long arrivedAt) {
    /** What Flink writes it down with. */
    public static final TypeInformation<LimitsInForce> TYPE =
            TypeInformation.of(LimitsInForce.class);

    /** By clinic. */
    public static final MapStateDescriptor<String, LimitsInForce> BY_CLINIC =
            new MapStateDescriptor<>("limits", Types.STRING, TYPE);

    /** The version that {@code limits/applied} and alarms name. */
    public String version() {
        return document == null ? LimitsTable.DEFAULTS.version() : document.version();
    }

    /** All limits: the defaults with the document laid over them. */
    public LimitsTable table() {
        return document == null ? LimitsTable.DEFAULTS : document.over(LimitsTable.DEFAULTS);
    }

    /** Whether a notice says nothing new, as when a document is sent twice. */
    public boolean saidBy(Notice notice) {
        return Objects.equals(document, notice.document());
    }
}
