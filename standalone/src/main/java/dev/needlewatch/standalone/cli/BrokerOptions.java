package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.standalone.OperatorMistake;
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

    /** One line for a broker that does not answer. */
    OperatorMistake unreachable(RuntimeException cause) {
        return new OperatorMistake(
                "broker " + broker + " cannot be reached: start it or mend --broker", cause);
    }
}
