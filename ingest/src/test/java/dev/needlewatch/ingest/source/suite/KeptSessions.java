package dev.needlewatch.ingest.source.suite;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.needlewatch.ingest.mqtt.Delivery;
import dev.needlewatch.ingest.mqtt.MqttClients;
import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import dev.needlewatch.ingest.source.split.MqttSplit;

/** The sessions a source will use, while no job holds them. */
record KeptSessions(MqttSourceSettings settings) {
    /** Subscribes each and leaves it to the broker, which keeps messages for it from now on. */
    void begin() {
        for (MqttSplit split : settings.splits()) {
            MqttConnection connection =
                    MqttClients.connector()
                            .open(settings.session(), settings.clientId(split), new Deaf());
            connection.connect().join();
            connection.subscribe(split.filter(), settings.qos()).join();
            connection.disconnect().join();
        }
    }

    /** Makes the broker forget them. */
    void end() {
        for (MqttSplit split : settings.splits()) {
            Mqtt5BlockingClient client =
                    MqttClients.mqtt5(settings.session().broker(), settings.clientId(split))
                            .buildBlocking();
            client.connectWith().cleanStart(true).send();
            client.disconnect();
        }
    }

    /** Takes nothing; what comes stays unacknowledged. */
    private static final class Deaf implements MqttConnection.Listener {
        @Override
        public void arrived(Delivery delivery) {}

        @Override
        public void lost(Throwable cause) {}
    }
}
