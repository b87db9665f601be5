package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.mqtt.BrokerProbe;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.mqtt.CertificateRefusedException;
import dev.needlewatch.ingest.mqtt.MqttRefusedException;
import dev.needlewatch.standalone.OperatorMistake;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a broker which is there already. Filled by picocli. */
final class BrokerOptions {
    @Option(
            names = "--broker",
            paramLabel = "tcp://host:port",
            defaultValue = "tcp://127.0.0.1:1883",
            description = "the broker to publish to (default ${DEFAULT-VALUE})")
    String broker = "tcp://127.0.0.1:1883";

    @Mixin BrokerAccessOptions access = new BrokerAccessOptions();

    /**
     * What the options say.
     *
     * @throws OperatorMistake with a line that says what to change
     */
    BrokerSettings settings(@Nullable String password) {
        try {
            return access.broker(broker, password);
        } catch (IllegalArgumentException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Tries the broker.
     *
     * @throws OperatorMistake with a line that says why it lets nobody in, and what to change
     */
    void reach(BrokerSettings settings) {
        String id = "needlewatch-" + UUID.randomUUID().toString().substring(0, 8);
        BrokerProbe.failure(settings, id)
                .ifPresent(
                        failure -> {
                            throw new OperatorMistake(line(failure), failure);
                        });
    }

    /** One line for a broker that was reached, and then broke off. */
    OperatorMistake brokeOff(RuntimeException cause) {
        String what =
                cause instanceof CompletionException && cause.getCause() != null
                        ? line(cause.getCause())
                        : cause.getMessage() + ": look into the broker's log, or mend --broker";
        return new OperatorMistake(what, cause);
    }

    private String line(Throwable failure) {
        if (failure instanceof MqttRefusedException
                || failure instanceof CertificateRefusedException) {
            return String.valueOf(failure.getMessage());
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String who = "broker " + broker;
        if (root instanceof TimeoutException) {
            return who
                    + " does not answer within "
                    + BrokerProbe.PATIENCE.toSeconds()
                    + " s: see whether it is a broker, or mend --broker";
        }
        if (root instanceof UnknownHostException) {
            return who + ": there is no such host: mend --broker";
        }
        if (root instanceof SSLException) {
            return who + " does not speak TLS as it should: use tcp://, or mend its listener";
        }
        if (root instanceof SocketException || root instanceof SocketTimeoutException) {
            return who + " cannot be reached: start it or mend --broker";
        }
        String said = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return who + " lets nobody in (" + said + "): look into its log, or mend --broker";
    }
}
