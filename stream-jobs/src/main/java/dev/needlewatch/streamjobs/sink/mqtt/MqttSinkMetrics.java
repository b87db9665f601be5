package dev.needlewatch.streamjobs.sink.mqtt;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** What the sink counts; written on its callback threads too, hence the atomics. */
final class MqttSinkMetrics {
    private final Counter sent;
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicLong disconnects = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();

    MqttSinkMetrics(SinkWriterMetricGroup group) {
        sent = group.getNumRecordsSendCounter();
        group.gauge("connected", (Gauge<Integer>) connected::get);
        group.gauge("disconnects", (Gauge<Long>) disconnects::get);
        group.gauge("inFlight", (Gauge<Integer>) inFlight::get);
    }

    /** Called on the task thread only. */
    void published() {
        sent.inc();
        inFlight.incrementAndGet();
    }

    void acknowledged() {
        inFlight.decrementAndGet();
    }

    void connected() {
        connected.set(1);
    }

    void disconnected() {
        if (connected.getAndSet(0) == 1) {
            disconnects.incrementAndGet();
        }
    }
}
