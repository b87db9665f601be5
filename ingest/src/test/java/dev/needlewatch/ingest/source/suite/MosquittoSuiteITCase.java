package dev.needlewatch.ingest.source.suite;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;

class MosquittoSuiteITCase extends MqttSourceSuite {
    @Override
    protected TestBroker broker() {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        return MosquittoBroker.started();
    }
}
