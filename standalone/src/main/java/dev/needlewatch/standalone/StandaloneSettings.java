package dev.needlewatch.standalone;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one machine is to run.
 *
 * @param mqttPort of the embedded broker, on loopback
 * @param httpPort of the web app, on loopback; 0 takes a free one
 * @param storePort of the embedded store, on loopback
 * @param data the folder that everything is kept in
 * @param broker a broker that is there already; null starts the embedded one
 * @param influx an InfluxDB that is there already; null starts the embedded store
 * @param parallelism of each job, at least 1
 * @param clock what everything takes for wall time
 */
public record StandaloneSettings(
        int mqttPort,
        int httpPort,
        int storePort,
        Path data,
        @Nullable BrokerSettings broker,
        @Nullable InfluxSettings influx,
        int parallelism,
        WallClock clock) {}
