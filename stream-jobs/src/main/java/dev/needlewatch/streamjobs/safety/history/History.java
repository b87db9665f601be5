package dev.needlewatch.streamjobs.safety.history;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** State that outlives sessions. */
final class History {
    /** So long after it was last written it is forgotten. */
    static final Duration KEPT = Duration.ofDays(400);

    private History() {}

    static <S> ValueStateDescriptor<S> descriptor(String name, TypeInformation<S> type) {
        ValueStateDescriptor<S> descriptor = new ValueStateDescriptor<>(name, type);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(KEPT).build());
        return descriptor;
    }
}
