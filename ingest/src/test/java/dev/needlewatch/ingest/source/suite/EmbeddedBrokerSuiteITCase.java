package dev.needlewatch.ingest.source.suite;

import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.TestBroker;

class EmbeddedBrokerSuiteITCase extends MqttSourceSuite {
    @Override
    protected TestBroker broker() {
        return EmbeddedBroker.started();
    }
}
