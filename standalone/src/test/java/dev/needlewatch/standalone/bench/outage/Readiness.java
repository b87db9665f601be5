package dev.needlewatch.standalone.bench.outage;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.MqttClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until a reading, and the alarm it raises, have come all the way to the store. */
final class Readiness {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Readiness() {}

    static void await(BrokerSettings broker, Ledger ledger) {
        Mqtt5BlockingClient client = MqttClients.mqtt5(broker, "readiness").buildBlocking();
        client.connect();
        int[] number = {0};
        Awaitility.await("a reading and its alarm are stored")
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            number[0]++;
                            client.publishWith()
                                    .topic("needling/v1/ready/pens/p" + number[0] + "/reading")
                                    .qos(MqttQos.AT_LEAST_ONCE)
                                    .payload(tooDeep(number[0]))
                                    .send();
                            return ledger.ready();
                        });
        client.disconnect();
    }

    private static byte[] tooDeep(int number) {
        return """
        {"boot":1,"seq":0,"at":%d,"session":"ready-%d","area":"cheek","depthMm":2.5,"speedRpm":7000}
        """
                .formatted(System.currentTimeMillis(), number)
                .getBytes(StandardCharsets.UTF_8);
    }
}
