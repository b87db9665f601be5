package dev.needlewatch.streamjobs.accounts;

import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what all instances have counted, over all attempts of the job, and tells it every ten
 * seconds of wall time, on the tens. One instance only.
 *
 * <p>It tells what the last completed checkpoint covers. A restart goes back to no older state, and
 * what is played again after it was not told yet: so no counter ever falls, nothing is counted
 * twice, and the books balance in everything that is told. While no checkpoint completes they stand
 * still.
 */
final class AccountsDesk extends AbstractStreamOperator<JobAccounts>
        implements OneInputStreamOperator<Count, JobAccounts> {
    private static final long serialVersionUID = 1;

    /** It tells so often, ms. */
    static final long EVERY_MS = 10_000;

    private final String job;
    private transient Map<String, Long> counted = new TreeMap<>();
    private transient Map<String, Long> covered = Map.of();
    private transient TreeMap<Long, Map<String, Long>> snapshots = new TreeMap<>();

    @SuppressWarnings("NullAway.Init") // initializeState() comes before any element
    private transient ListState<Count> state;

    AccountsDesk(String job) {
        this.job = job;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counted = new TreeMap<>();
        snapshots = new TreeMap<>();
        state =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("accounts", Count.TYPE));
        for (Count count : state.get()) {
            counted.merge(count.counter(), count.number(), Long::sum);
        }
        covered = Map.copyOf(counted);
    }

    @Override
    public void open() throws Exception {
        super.open();
        tellNext(getProcessingTimeService().getCurrentProcessingTime());
    }

    private void tellNext(long now) {
        long at = Math.floorDiv(now, EVERY_MS) * EVERY_MS + EVERY_MS;
        var unused = getProcessingTimeService().registerTimer(at, this::tell);
    }

    private void tell(long at) {
        if (!covered.isEmpty()) {
            output.collect(new StreamRecord<>(new JobAccounts(at, job, covered)));
        }
        tellNext(Math.max(at, getProcessingTimeService().getCurrentProcessingTime()));
    }

    @Override
    public void processElement(StreamRecord<Count> element) {
        Count count = element.getValue();
        counted.merge(count.counter(), count.number(), Long::sum);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<Count> all = new ArrayList<>();
        counted.forEach((counter, number) -> all.add(new Count(counter, number)));
        state.update(all);
        snapshots.put(context.getCheckpointId(), Map.copyOf(counted));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        Map<String, Long> snapshot = snapshots.get(checkpointId);
        if (snapshot != null) {
            covered = snapshot;
        }
        snapshots.headMap(checkpointId, true).clear();
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        super.notifyCheckpointAborted(checkpointId);
        snapshots.remove(checkpointId);
    }
}
