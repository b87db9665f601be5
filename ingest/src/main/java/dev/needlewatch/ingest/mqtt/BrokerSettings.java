package dev.needlewatch.ingest.mqtt;

import dev.needlewatch.ingest.tls.TlsFiles;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where the MQTT broker is and how to log in.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param tls how to speak TLS; null for a bare connection
 * @param credentials user and password; null where the broker wants none
 */
public record BrokerSettings(
        String host, int port, @Nullable TlsFiles tls, @Nullable Credentials credentials)
        implements Serializable {

    /** User and password. The password is never printed. */
    public record Credentials(String username, String password) implements Serializable {
        @Override
        public String toString() {
            return "Credentials[" + username + ", ***]";
        }
    }

    public BrokerSettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "a broker needs a host and a port from 1 to 65535, got " + host + ":" + port);
        }
        String fault = tls == null ? null : tls.fault();
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /**
     * Reads {@code tcp://host:port} or {@code ssl://host:port}; ports default to 1883 and 8883.
     *
     * @throws IllegalArgumentException with one line that names the form expected
     */
    public static BrokerSettings parse(String uri) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            throw notUnderstood(uri, e);
        }
        String scheme = parsed.getScheme();
        boolean secure = "ssl".equals(scheme) || "mqtts".equals(scheme);
        boolean bare = "tcp".equals(scheme) || "mqtt".equals(scheme);
        String host = parsed.getHost();
        if (!(secure || bare) || host == null) {
            throw notUnderstood(uri, null);
        }
        int port = parsed.getPort() > 0 ? parsed.getPort() : secure ? 8883 : 1883;
        return new BrokerSettings(host, port, secure ? TlsFiles.NONE : null, null);
    }

    private static IllegalArgumentException notUnderstood(String uri, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "broker '" + uri + "' is not understood: use tcp://host:port or ssl://host:port",
                cause);
    }

    /** The same broker with a login. */
    public BrokerSettings withCredentials(String username, String password) {
        return new BrokerSettings(host, port, tls, new Credentials(username, password));
    }

    /** The same broker with TLS files. */
    public BrokerSettings withTls(TlsFiles files) {
        return new BrokerSettings(host, port, files, credentials);
    }

    /** The address without the login, for people. */
    public String uri() {
        return (tls == null ? "tcp://" : "ssl://") + host + ":" + port;
    }
}
