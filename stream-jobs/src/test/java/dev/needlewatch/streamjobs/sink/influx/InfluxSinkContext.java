package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.sink.influx.spool.SpoolSettings;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.testframe.external.ExternalSystemDataReader;
import org.apache.flink.connector.testframe.external.sink.DataStreamSinkV2ExternalContext;
import org.apache.flink.connector.testframe.external.sink.TestingSinkSettings;

/** Sink, data and reader for one test of the suite; a run of its own in the store. */
final class InfluxSinkContext implements DataStreamSinkV2ExternalContext<String> {
    private static final int RECORDS = 200;

    private final String run = UUID.randomUUID().toString();
    private final InfluxdServer influxd;
    private final Path spool;

    InfluxSinkContext(InfluxdServer influxd, Path spool) {
        this.influxd = influxd;
        this.spool = spool;
    }

    @Override
    public TextSink createSink(TestingSinkSettings settings) {
        return new TextSink(
                new InfluxSink(
                        InfluxSettings.of(influxd.url(), null, "any", "needlewatch")
                                .withBatches(7, Duration.ofMillis(20), 2)
                                .withSpool(SpoolSettings.in(spool.resolve(run)))),
                run);
    }

    @Override
    public ExternalSystemDataReader<String> createSinkDataReader(TestingSinkSettings settings) {
        return new StoredTexts(influxd, run);
    }

    @Override
    public List<String> generateTestData(TestingSinkSettings settings, long seed) {
        return IntStream.range(0, RECORDS).mapToObj(i -> i + " " + seed).toList();
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return Types.STRING;
    }

    @Override
    public List<URL> getConnectorJarPaths() {
        return List.of();
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "InfluxDB";
    }
}
