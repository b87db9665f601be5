package dev.needlewatch.ingest.crash;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets each number of a topic pass once; keyed by topic, one bit of state for each number. */
final class Deduplicate extends KeyedProcessFunction<Integer, Line, Line> {
    private final int numbers;
    private final boolean broken;
    private transient ValueState<long[]> seen;

    /** One for numbers below a bound; a broken one lets everything pass. */
    Deduplicate(int numbers, boolean broken) {
        this.numbers = numbers;
        this.broken = broken;
    }

    @Override
    public void open(OpenContext context) {
        seen =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "seen",
                                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Line line, Context context, Collector<Line> out) throws Exception {
        long[] bits = seen.value();
        if (bits == null) {
            bits = new long[numbers / Long.SIZE + 1];
        }
        int word = line.number() / Long.SIZE;
        long bit = 1L << (line.number() % Long.SIZE);
        boolean fresh = (bits[word] & bit) == 0;
        bits[word] |= bit;
        seen.update(bits);
        out.collect(line.as(fresh || broken ? Line.ACCEPTED : Line.DROPPED));
    }
}
