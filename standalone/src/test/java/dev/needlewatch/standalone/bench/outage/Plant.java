package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.IOException;

/** Broker and both jobs, in front of a store. */
interface Plant extends AutoCloseable {
    /** Where pens publish to. */
    BrokerSettings broker();

    /** Kills what the record job runs in, if that is a process of its own, and starts another. */
    void killRecordJob();

    @Override
    void close() throws IOException;
}
