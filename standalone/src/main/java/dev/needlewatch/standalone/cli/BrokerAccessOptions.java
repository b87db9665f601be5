package dev.needlewatch.standalone.cli;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say as whom to come to a broker which is there already. Filled by picocli. */
final class BrokerAccessOptions {
    @Option(
            names = "--broker-user",
            paramLabel = "name",
            description = "its user; the password comes from NEEDLEWATCH_BROKER_PASSWORD")
    @Nullable String user;

    @Mixin BrokerTlsOptions tls = new BrokerTlsOptions();

    /**
     * The broker at an address, with login and files if any were given.
     *
     * @throws IllegalArgumentException with one line that says what to change
     */
    BrokerSettings broker(String address, @Nullable String password) {
        BrokerSettings broker = tls.applied(BrokerSettings.parse(address));
        if (user == null) {
            return broker;
        }
        if (password == null) {
            throw new IllegalArgumentException(
                    "--broker-user needs a password: set NEEDLEWATCH_BROKER_PASSWORD");
        }
        return broker.withCredentials(user, password);
    }

    /** For the embedded broker, which is on loopback and asks nobody. */
    void requireNone() {
        if (user != null) {
            throw new IllegalArgumentException(
                    "--broker-user is given, and no broker: name it with --broker");
        }
        tls.requireNone();
    }
}
