package dev.needlewatch.standalone.bench.outage;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.testing.FreePorts;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.Standalone;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import java.nio.file.Path;

/** The product as {@code ./needlewatch standalone} runs it. */
final class OneProcess implements Plant {
    private final Standalone standalone;

    OneProcess(Path data, InfluxSettings store) {
        standalone =
                Standalone.start(
                        new StandaloneSettings(
                                FreePorts.next(),
                                0,
                                FreePorts.next(),
                                data,
                                null,
                                store,
                                1,
                                WallClock.SYSTEM));
    }

    @Override
    public BrokerSettings broker() {
        return standalone.broker();
    }

    @Override
    public void killRecordJob() {
        throw new IllegalStateException("it would take the safety job with it");
    }

    @Override
    public void close() {
        standalone.close();
    }
}
