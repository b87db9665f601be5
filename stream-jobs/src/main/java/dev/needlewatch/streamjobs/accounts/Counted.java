package dev.needlewatch.streamjobs.accounts;

import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * The operators of one job that count, and where their counts meet. They stand in the graph as
 * Flink's own would.
 */
public final class Counted {
    private final String job;
    private final List<DataStream<Count>> told = new ArrayList<>();

    /** The books of a job of that name. */
    public Counted(String job) {
        this.job = job;
    }

    /** As {@link DataStream#process}, counted. */
    public <I, O, F extends ProcessFunction<I, O> & Counting> SingleOutputStreamOperator<O> process(
            DataStream<I> in, F function, TypeInformation<O> type) {
        return counted(in.transform("process", type, new CountingProcessOperator<>(function)));
    }

    /** As {@link KeyedStream#process}, counted. */
    public <K, I, O, F extends KeyedProcessFunction<K, I, O> & Counting>
            SingleOutputStreamOperator<O> process(
                    KeyedStream<I, K> in, F function, TypeInformation<O> type) {
        return counted(in.transform("process", type, new CountingKeyedOperator<>(function)));
    }

    /** As connecting a broadcast and processing both, counted. */
    public <K, I, B, O, F extends KeyedBroadcastProcessFunction<K, I, B, O> & Counting>
            SingleOutputStreamOperator<O> process(
                    KeyedStream<I, K> in,
                    BroadcastStream<B> broadcast,
                    F function,
                    TypeInformation<O> type) {
        StreamExecutionEnvironment environment = in.getExecutionEnvironment();
        TwoInputTransformation<I, B, O> both =
                new TwoInputTransformation<>(
                        in.getTransformation(),
                        broadcast.getTransformation(),
                        "process",
                        new CountingBroadcastOperator<>(
                                function, broadcast.getBroadcastStateDescriptors()),
                        type,
                        environment.getParallelism(),
                        false);
        both.setStateKeyType(in.getKeyType());
        both.setStateKeySelectors(in.getKeySelector(), null);
        environment.addOperator(both);
        return counted(new Operator<>(environment, both));
    }

    private <O> SingleOutputStreamOperator<O> counted(SingleOutputStreamOperator<O> operator) {
        told.add(operator.getSideOutput(Count.TOLD));
        return operator;
    }

    /**
     * What all of them have counted, told every ten seconds; to be called once, after them.
     *
     * @param uid by which the books are found again in savepoints
     */
    public DataStream<JobAccounts> accounts(String uid) {
        DataStream<Count> counts = told.get(0);
        for (DataStream<Count> more : told.subList(1, told.size())) {
            counts = counts.union(more);
        }
        return counts.transform(
                        "accounts", TypeInformation.of(JobAccounts.class), new AccountsDesk(job))
                .uid(uid)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    /** Only a subclass may wrap a transformation of one's own. */
    private static final class Operator<O> extends SingleOutputStreamOperator<O> {
        Operator(StreamExecutionEnvironment environment, TwoInputTransformation<?, ?, O> both) {
            super(environment, both);
        }
    }
}
