package dev.needlewatch.standalone.bench.outage;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes readings that are far too deep, one after the other, each of a pen and a session of its
 * own, and takes the time until the alarm is there: from when the reading was due, so that a stall
 * counts for all that it held up.
 */
final class AlarmProbe implements AutoCloseable {
    private static final int MOST = 100_000;
    private static final Pattern RAISED = Pattern.compile("\"session\":\"probe-(\\d+)\"");

    private final Mqtt5AsyncClient client;
    private final AtomicLongArray tookNanos = new AtomicLongArray(MOST);
    private final long boot = System.currentTimeMillis() / 1_000;
    private final Thread thread = new Thread(this::publishAll, "alarm probe");
    private final long begin;
    private final long apartNanos;
    private volatile int published;
    private volatile boolean ended;
    private volatile @Nullable Throwable refused;

    AlarmProbe(BrokerSettings broker, Duration apart) {
        apartNanos = apart.toNanos();
        client = MqttClients.mqtt5(broker, "alarm-probe").buildAsync();
        client.connect().join();
        client.subscribeWith()
                .topicFilter(TopicKind.ALARM_EVENTS.filter())
                .callback(this::heard)
                .send()
                .join();
        begin = System.nanoTime();
        thread.start();
    }

    private void heard(Mqtt5Publish event) {
        String text = new String(event.getPayloadAsBytes(), StandardCharsets.UTF_8);
        if (!text.contains("\"DEPTH_ABOVE_LIMIT\"")) {
            return;
        }
        Matcher session = RAISED.matcher(text);
        if (session.find()) {
            int number = Integer.parseInt(session.group(1));
            tookNanos.compareAndSet(number, 0, System.nanoTime() - due(number));
        }
    }

    private long due(int number) {
        return begin + number * apartNanos;
    }

    private void publishAll() {
        for (int number = 0; number < MOST && !ended; number++) {
            long rest;
            while ((rest = due(number) - System.nanoTime()) > 0) {
                LockSupport.parkNanos(rest);
            }
            client.publishWith()
                    .topic("needling/v1/probe/pens/p" + number + "/reading")
                    .qos(com.hivemq.client.mqtt.datatypes.MqttQos.AT_LEAST_ONCE)
                    .payload(reading(number))
                    .send()
                    .whenComplete(
                            (result, failure) -> {
                                if (failure != null) {
                                    refused = failure;
                                }
                            });
            published = number + 1;
        }
    }

    private byte[] reading(int number) {
        return """
        {"boot":%d,"seq":0,"at":%d,"session":"probe-%d","area":"cheek","depthMm":2.5,"speedRpm":7000}
        """
                .formatted(boot, System.currentTimeMillis(), number)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes no more; how many it were. */
    int end() throws InterruptedException {
        ended = true;
        thread.join();
        Throwable failure = refused;
        if (failure != null) {
            throw new IllegalStateException("the broker did not take a reading", failure);
        }
        return published;
    }

    /** How many of them raised no alarm yet. */
    long unanswered() {
        return IntStream.range(0, published).filter(n -> tookNanos.get(n) == 0).count();
    }

    /** What those due in this stretch took, ms, the shortest first; counted from the beginning. */
    double[] millis(Duration from, Duration to) {
        int first = (int) (from.toNanos() / apartNanos);
        int last = Math.min(published, (int) (to.toNanos() / apartNanos));
        double[] sorted =
                IntStream.range(first, last)
                        .mapToLong(tookNanos::get)
                        .filter(nanos -> nanos > 0)
                        .mapToDouble(nanos -> nanos / 1e6)
                        .toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() {
        ended = true;
        client.disconnect().join();
    }
}
