package dev.needlewatch.streamjobs.accounts;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** Runs a function that counts and hears a broadcast; tells its counts before each barrier. */
final class CountingBroadcastOperator<K, I, B, O> extends CoBroadcastWithKeyedOperator<K, I, B, O> {
    private static final long serialVersionUID = 1;

    <F extends KeyedBroadcastProcessFunction<K, I, B, O> & Counting> CountingBroadcastOperator(
            F function, List<MapStateDescriptor<?, ?>> broadcast) {
        super(function, broadcast);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        Counting.tell((Counting) userFunction, output);
    }
}
