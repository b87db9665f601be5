package dev.needlewatch.ingest.source.suite;

import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerSharedITCase extends SharedSubscriptionContract {
    @Override
    protected TestBroker broker() {
        return EmbeddedBroker.started();
    }

    /** HiveMQ keeps one queue for the group, whatever sessions belong to it. */
    @Test
    void membersThatAreThereGetTheShareOfOneThatIsNot() throws Exception {
        SharedJob job = start(shared(2), SharedJob.Options.of(2));
        publish(0, 90);
        awaitAll(job, numbers(0, 90));
    }
}
