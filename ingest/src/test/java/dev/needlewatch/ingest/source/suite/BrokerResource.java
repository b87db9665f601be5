package dev.needlewatch.ingest.source.suite;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.TestBroker;
import java.util.function.Supplier;
import org.apache.flink.connector.testframe.TestResource;

/** A broker as the suite starts and stops it: once for a class. */
final class BrokerResource implements TestResource {
    private final Supplier<TestBroker> start;
    private TestBroker broker;

    BrokerResource(Supplier<TestBroker> start) {
        this.start = start;
    }

    BrokerSettings settings() {
        return broker.settings();
    }

    @Override
    public void startUp() {
        if (broker == null) {
            broker = start.get();
        }
    }

    @Override
    public void tearDown() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
