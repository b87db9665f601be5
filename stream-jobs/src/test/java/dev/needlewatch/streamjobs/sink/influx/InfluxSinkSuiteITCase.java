package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.testing.InfluxdServer;
import org.apache.flink.connector.testframe.environment.MiniClusterTestEnvironment;
import org.apache.flink.connector.testframe.external.ExternalContextFactory;
import org.apache.flink.connector.testframe.junit.annotations.TestContext;
import org.apache.flink.connector.testframe.junit.annotations.TestEnv;
import org.apache.flink.connector.testframe.junit.annotations.TestExternalSystem;
import org.apache.flink.connector.testframe.junit.annotations.TestSemantics;
import org.apache.flink.connector.testframe.testsuites.SinkTestSuiteBase;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What Flink expects of every sink, against a real influxd. The tests are Flink's, which wait for
 * ever for what does not come, so each has a time limit here.
 */
@Timeout(60)
@EnabledIf(
        value = "influxdIsInstalled",
        disabledReason = "influxd is not on the PATH; on Debian: apt-get install influxdb")
class InfluxSinkSuiteITCase extends SinkTestSuiteBase<String> {
    @TestEnv final MiniClusterTestEnvironment flink = new MiniClusterTestEnvironment();

    @TestExternalSystem final InfluxdResource influxd = new InfluxdResource();

    @TestContext
    final ExternalContextFactory<InfluxSinkContext> contexts = test -> influxd.context();

    @TestSemantics
    final CheckpointingMode[] semantics = new CheckpointingMode[] {CheckpointingMode.AT_LEAST_ONCE};

    static boolean influxdIsInstalled() {
        return InfluxdServer.installed().isPresent();
    }
}
