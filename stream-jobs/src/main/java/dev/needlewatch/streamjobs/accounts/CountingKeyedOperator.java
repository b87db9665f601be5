package dev.needlewatch.streamjobs.accounts;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/** Runs a keyed function that counts, and tells its counts before each barrier. */
final class CountingKeyedOperator<K, I, O> extends KeyedProcessOperator<K, I, O> {
    private static final long serialVersionUID = 1;

    <F extends KeyedProcessFunction<K, I, O> & Counting> CountingKeyedOperator(F function) {
        super(function);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        Counting.tell((Counting) userFunction, output);
    }
}
