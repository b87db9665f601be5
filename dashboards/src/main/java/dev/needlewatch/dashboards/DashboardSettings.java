package dev.needlewatch.dashboards;

import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.live.SteadyClock;
import dev.needlewatch.dashboards.web.Login;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.WallClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Where the dashboards listen and where their data comes from.
 *
 * @param host the address to bind; beyond loopback a login is needed
 * @param port 0 to 65535; 0 takes a free one
 * @param login who may look; null on loopback only
 * @param clockSpeed how many times as fast as the machine's clock the next one runs; 1 but for
 *     plays
 * @param clock wall time; best a {@link SteadyClock}, since beats are judged by it
 */
public record DashboardSettings(
        String host,
        int port,
        @Nullable Login login,
        BrokerSettings broker,
        HistorySettings history,
        double clockSpeed,
        Clock clock) {

    public DashboardSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http port must be 0 to 65535, got " + port);
        }
        if (login == null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "http host "
                            + host
                            + " is reachable from other machines: give a login as user:password");
        }
    }

    /** On loopback, without a login, by the machine's clock. */
    public static DashboardSettings onLoopback(
            int port, BrokerSettings broker, HistorySettings history) {
        return onLoopback(port, broker, history, WallClock.SYSTEM);
    }

    /** The same by what the system takes for wall time, which may run fast. */
    public static DashboardSettings onLoopback(
            int port, BrokerSettings broker, HistorySettings history, WallClock clock) {
        return new DashboardSettings(
                "127.0.0.1", port, null, broker, history, clock.speed(), SteadyClock.start(clock));
    }

    /** Whether only this machine can reach it. */
    public boolean loopback() {
        return isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("http host '" + host + "' is not known", e);
        }
    }
}
