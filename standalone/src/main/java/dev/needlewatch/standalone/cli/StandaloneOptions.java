package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.OperatorMistake;
import dev.needlewatch.standalone.StandaloneSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where everything is. Filled by picocli. */
final class StandaloneOptions {
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--mqtt-port",
            defaultValue = "1883",
            description = "port of the embedded broker (default ${DEFAULT-VALUE})")
    int mqttPort;

    @Option(
            names = "--http-port",
            defaultValue = "8080",
            description = "port of the web pages, 0 for a free one (default ${DEFAULT-VALUE})")
    int httpPort;

    @Option(
            names = "--store-port",
            defaultValue = "9000",
            description = "port of the embedded store (default ${DEFAULT-VALUE})")
    int storePort;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "parallel instances of each job (default ${DEFAULT-VALUE})")
    int parallelism;

    @Option(
            names = "--broker",
            paramLabel = "tcp://host:port",
            description = "a broker that is there already, instead of the embedded one")
    @Nullable String broker;

    @Mixin BrokerAccessOptions brokerAccess = new BrokerAccessOptions();

    @Option(
            names = "--influx-url",
            paramLabel = "http://host:port",
            description = "an InfluxDB that is there already, instead of the embedded store")
    @Nullable String influxUrl;

    @Option(
            names = "--influx-token",
            defaultValue = "${env:NEEDLEWATCH_INFLUX_TOKEN}",
            description = "its token; better by NEEDLEWATCH_INFLUX_TOKEN")
    @Nullable String influxToken;

    @Option(
            names = "--influx-org",
            defaultValue = "needlewatch",
            description = "its organization (default ${DEFAULT-VALUE})")
    String influxOrg = "needlewatch";

    @Option(
            names = "--influx-bucket",
            defaultValue = "needlewatch",
            description = "its bucket (default ${DEFAULT-VALUE})")
    String influxBucket = "needlewatch";

    @Mixin InfluxTlsOptions influxTls = new InfluxTlsOptions();

    @Mixin SpoolOptions spool = new SpoolOptions();

    /**
     * What the options say.
     *
     * @throws OperatorMistake with a line for each fault
     */
    StandaloneSettings settings(Path data, @Nullable String brokerPassword, WallClock clock) {
        try {
            return read(data, brokerPassword, clock);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private StandaloneSettings read(Path data, @Nullable String brokerPassword, WallClock clock) {
        List<String> faults = new ArrayList<>();
        port(mqttPort, 1, "--mqtt-port", faults);
        port(httpPort, 0, "--http-port", faults);
        port(storePort, 1, "--store-port", faults);
        if (parallelism < 1) {
            faults.add("--parallelism " + parallelism + " must be at least 1");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return new StandaloneSettings(
                mqttPort,
                httpPort,
                storePort,
                data.toAbsolutePath(),
                brokerSettings(brokerPassword),
                influxUrl == null ? null : influxSettings(influxUrl, data.toAbsolutePath()),
                parallelism,
                clock);
    }

    private InfluxSettings influxSettings(String url, Path data) {
        InfluxSettings store =
                InfluxSettings.of(url, influxToken, influxOrg, influxBucket, influxTls.files());
        return spool.applied(store, data);
    }

    private @Nullable BrokerSettings brokerSettings(@Nullable String password) {
        if (broker == null) {
            brokerAccess.requireNone();
            return null;
        }
        return brokerAccess.broker(broker, password);
    }

    private static void port(int port, int lowest, String option, List<String> faults) {
        if (port < lowest || port > HIGHEST_PORT) {
            faults.add(option + " " + port + " must be from " + lowest + " to " + HIGHEST_PORT);
        }
    }
}
