package dev.needlewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.dashboards.web.Login;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DashboardSettingsTest {
    private static final BrokerSettings BROKER = BrokerSettings.parse("tcp://127.0.0.1");
    private static final HistorySettings STORE =
            new HistorySettings.QuestDb(URI.create("http://127.0.0.1:9000"));

    @Test
    void beyondLoopbackALoginIsNeeded() {
        assertThatThrownBy(() -> settings("0.0.0.0", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user:password");
        assertThat(settings("0.0.0.0", Login.parse("wall:secret")).loopback()).isFalse();
    }

    @Test
    void onLoopbackNoneIsNeeded() {
        assertThat(settings("127.0.0.1", null).loopback()).isTrue();
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(settings("0.0.0.0", Login.parse("wall:secret")).toString())
                .contains("wall")
                .doesNotContain("secret");
    }

    private static DashboardSettings settings(String host, Login login) {
        return new DashboardSettings(host, 0, login, BROKER, STORE, 1, Clock.systemUTC());
    }
}
