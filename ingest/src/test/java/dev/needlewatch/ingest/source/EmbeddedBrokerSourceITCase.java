package dev.needlewatch.ingest.source;

import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.TestBroker;

class EmbeddedBrokerSourceITCase extends MqttSourceContract {
    @Override
    TestBroker broker() {
        return EmbeddedBroker.started();
    }
}
