package dev.needlewatch.standalone;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.streamjobs.sink.influx.InfluxConfigurationException;
import dev.needlewatch.streamjobs.sink.influx.InfluxProbe;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for what would go wrong before anything is started, and says all of it at once. */
final class Preflight {
    private static final int REACH_MS = 3_000;

    private Preflight() {}

    /**
     * Checks ports, folder, broker and store.
     *
     * @throws OperatorMistake with a line for each thing to change
     */
    static void check(StandaloneSettings settings) {
        List<String> faults = new ArrayList<>();
        folder(settings.data(), faults);
        clock(settings, faults);
        BrokerSettings broker = settings.broker();
        if (broker == null) {
            port(settings.mqttPort(), "--mqtt-port", faults);
        } else {
            reach(broker.host(), broker.port(), "broker " + broker.uri(), "--broker", faults);
        }
        port(settings.httpPort(), "--http-port", faults);
        InfluxSettings influx = settings.influx();
        if (influx == null) {
            port(settings.storePort(), "--store-port", faults);
        } else {
            influx(influx, faults);
        }
        if (!faults.isEmpty()) {
            throw new OperatorMistake(String.join(System.lineSeparator(), faults));
        }
    }

    /** A fast clock is for emulated pens, and for nobody's records. */
    private static void clock(StandaloneSettings settings, List<String> faults) {
        String fault = FolderClock.fault(settings.data(), settings.clock());
        if (fault != null) {
            faults.add(fault);
        }
        if (settings.clock().real()) {
            return;
        }
        if (settings.broker() != null) {
            faults.add(
                    "a clock that runs fast is for emulated pens only, and real ones may be at a"
                            + " broker that is there already: leave out --broker or the speed");
        }
        if (settings.influx() != null) {
            faults.add(
                    "what is played on a clock that runs fast must not get into records that are"
                            + " there already: leave out --influx-url or the speed");
        }
    }

    private static void folder(Path data, List<String> faults) {
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "write", ".try"));
        } catch (IOException e) {
            faults.add("the folder " + data + " cannot be written to: choose another with --data");
        }
    }

    private static void port(int port, String option, List<String> faults) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            faults.add("port " + port + " is in use: choose another with " + option);
        }
    }

    private static void influx(InfluxSettings influx, List<String> faults) {
        try {
            if (!InfluxProbe.answers(influx)) {
                faults.add(
                        "InfluxDB "
                                + influx.url()
                                + " cannot be reached: start it or mend --influx-url");
            }
        } catch (InfluxConfigurationException e) {
            faults.add("InfluxDB " + e.getMessage());
        }
    }

    private static void reach(
            String host, int port, String what, String option, List<String> faults) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), REACH_MS);
        } catch (IOException e) {
            faults.add(what + " cannot be reached: start it or mend " + option);
        }
    }
}
