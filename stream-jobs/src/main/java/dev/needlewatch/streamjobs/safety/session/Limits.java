package dev.needlewatch.streamjobs.safety.session;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.LimitsInForce;
import dev.needlewatch.streamjobs.safety.flow.LimitsReport;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/**
 * The limits of each clinic as one parallel instance judges by them. The broadcast state is the
 * same on all instances, since all hear the same notices in the same order; so is it after a
 * restart, whatever the parallelism.
 */
public final class Limits {
    private final Map<String, LimitsTable> tables = new HashMap<>();
    private final TaskInfo instance;
    private long attempt;

    /** Nothing is known yet but the defaults. */
    public Limits(TaskInfo instance) {
        this.instance = instance;
    }

    /** All limits of a clinic: the defaults until its own are known. */
    public LimitsTable of(String clinic, ReadOnlyBroadcastState<String, LimitsInForce> known)
            throws Exception {
        LimitsTable table = tables.get(clinic);
        if (table == null) {
            LimitsInForce own = known.get(clinic);
            table = own == null ? LimitsTable.DEFAULTS : own.table();
            tables.put(clinic, table);
        }
        return table;
    }

    /** Takes new limits, or reports those it has to an attempt that began. */
    public void heard(
            Notice notice,
            BroadcastState<String, LimitsInForce> known,
            Consumer<ClinicInput> reports)
            throws Exception {
        String clinic = notice.clinic();
        if (clinic == null) {
            attempt = notice.at();
            for (Map.Entry<String, LimitsInForce> each : known.entries()) {
                reports.accept(report(each.getKey(), each.getValue()));
            }
            return;
        }
        LimitsInForce former = known.get(clinic);
        if (former == null ? notice.document() == null : former.saidBy(notice)) {
            return;
        }
        LimitsInForce own = new LimitsInForce(notice.document(), notice.at());
        known.put(clinic, own);
        tables.put(clinic, own.table());
        reports.accept(report(clinic, own));
    }

    private ClinicInput report(String clinic, LimitsInForce own) {
        return ClinicInput.of(
                clinic,
                new LimitsReport(
                        own.version(),
                        own.arrivedAt(),
                        attempt,
                        instance.getIndexOfThisSubtask(),
                        instance.getNumberOfParallelSubtasks()));
    }
}
