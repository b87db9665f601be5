package dev.needlewatch.streamjobs.accounts;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;

/** Runs a function that counts, and tells its counts before each barrier. */
final class CountingProcessOperator<I, O> extends ProcessOperator<I, O> {
    private static final long serialVersionUID = 1;

    <F extends ProcessFunction<I, O> & Counting> CountingProcessOperator(F function) {
        super(function);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        Counting.tell((Counting) userFunction, output);
    }
}
