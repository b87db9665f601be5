package dev.needlewatch.ingest.crash;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts in its own state how often each number of each topic got past the de-duplication, and says
 * so when the job drains: before the savepoint, from the same state that goes into it. Keyed by
 * number, so that the numbers cross the network once more on their way here.
 */
final class Tally extends KeyedProcessFunction<Integer, Line, Line> {
    /** How many keys there are; number {@code n} belongs to key {@code n mod KEYS}. */
    static final int KEYS = 16;

    private final int topics;
    private final int rows;
    private transient ValueState<byte[]> counts;

    Tally(int topics, int numbers) {
        this.topics = topics;
        rows = numbers / KEYS + 1;
    }

    @Override
    public void open(OpenContext context) {
        counts =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "counts",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Line line, Context context, Collector<Line> out) throws Exception {
        if (!line.dropped()) {
            byte[] all = counts.value();
            if (all == null) {
                all = new byte[topics * rows];
                context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
            }
            int at = line.topic() * rows + line.number() / KEYS;
            all[at] = (byte) Math.min(all[at] + 1, Byte.MAX_VALUE);
            counts.update(all);
        }
        out.collect(line);
    }

    @Override
    public void onTimer(long end, OnTimerContext context, Collector<Line> out) throws Exception {
        byte[] all = counts.value();
        for (int at = 0; at < all.length; at++) {
            if (all[at] > 0) {
                int number = at % rows * KEYS + context.getCurrentKey();
                out.collect(new Line(at / rows, number, all[at]));
            }
        }
    }
}
