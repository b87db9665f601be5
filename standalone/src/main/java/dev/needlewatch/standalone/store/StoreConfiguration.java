package dev.needlewatch.standalone.store;

import io.questdb.PropBootstrapConfiguration;
import java.util.Map;

/**
 * What QuestDB is told at start: HTTP on loopback and nothing else, and no calls home. The JVM's
 * own environment is not passed on, so that a stray {@code QDB_...} variable changes nothing.
 */
final class StoreConfiguration extends PropBootstrapConfiguration {
    private final Map<String, String> environment;

    StoreConfiguration(int httpPort) {
        environment =
                Map.ofEntries(
                        Map.entry("QDB_HTTP_BIND_TO", "127.0.0.1:" + httpPort),
                        Map.entry("QDB_HTTP_MIN_ENABLED", "false"),
                        Map.entry("QDB_PG_ENABLED", "false"),
                        Map.entry("QDB_LINE_TCP_ENABLED", "false"),
                        Map.entry("QDB_LINE_UDP_ENABLED", "false"),
                        Map.entry("QDB_TELEMETRY_ENABLED", "false"),
                        Map.entry("QDB_TELEMETRY_DISABLE_COMPLETELY", "true"),
                        Map.entry("QDB_METRICS_ENABLED", "false"),
                        Map.entry("QDB_CONFIG_RELOAD_ENABLED", "false"),
                        // A pen's clock that runs years ahead must not make everybody's data old.
                        Map.entry("QDB_CAIRO_TTL_USE_WALL_CLOCK", "true"));
    }

    @Override
    public Map<String, String> getEnv() {
        return environment;
    }

    @Override
    public String getBanner() {
        return "";
    }

    /** No web console. */
    @Override
    public boolean useSite() {
        return false;
    }
}
