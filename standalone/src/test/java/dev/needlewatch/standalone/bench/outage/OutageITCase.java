package dev.needlewatch.standalone.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.standalone.SmallDisk;
import dev.needlewatch.streamjobs.testing.InfluxdServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The short form of {@code ./needlewatch bench outage}: 50 pens, half a minute. How fast alarms are
 * is for the bench to judge; that none is missing, and that every reading is stored once, is judged
 * here.
 */
@Timeout(300)
class OutageITCase {
    @BeforeEach
    void needsInfluxd() {
        assumeThat(InfluxdServer.installed())
                .as("influxd is not on the PATH; on Debian: apt-get install influxdb")
                .isPresent();
    }

    @Test
    void nothingIsLostAndNothingTwiceThoughInfluxdWasKilled() throws Exception {
        Outcome outcome = shortRun(Variant.KILLED);
        accountsHold(outcome);
        assertThat(outcome.spoolMostBytes()).isPositive();
    }

    @Test
    @Tag("slow")
    void norThoughTheRecordJobsTaskManagerWasKilledMeanwhile() throws Exception {
        assumeThat(MosquittoBroker.program())
                .as("Mosquitto is not installed (Debian: apt-get install mosquitto)")
                .isPresent();
        accountsHold(shortRun(Variant.TASK_MANAGER));
    }

    @Test
    @Tag("slow")
    void norThoughInfluxdTookFiveSecondsForEachAnswer() throws Exception {
        accountsHold(shortRun(Variant.SLOW));
    }

    @Test
    @Tag("slow")
    void norThoughTheSpoolsDiskWasFull() throws Exception {
        assumeThat(SmallDisk.possible()).as("only root can mount a small disk").isTrue();
        Outcome outcome = shortRun(Variant.DISK);
        accountsHold(outcome);
        assertThat(outcome.spoolMostBytes())
                .as("the disk was full")
                .isGreaterThan(outcome.course().smallDiskMib() * 900_000L);
    }

    private static void accountsHold(Outcome outcome) {
        assertThat(outcome.unanswered()).as("probes without an alarm").isZero();
        assertThat(outcome.stored()).as("readings stored").isEqualTo(outcome.published());
        assertThat(outcome.alarmsStored()).as("alarms stored").isEqualTo(outcome.alarmsWanted());
    }

    private static Outcome shortRun(Variant variant) throws Exception {
        int pens = variant == Variant.DISK ? 300 : 50;
        return OutageBench.measure(
                new Course(
                        variant,
                        pens,
                        10,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(variant == Variant.DISK ? 25 : 12),
                        Duration.ofSeconds(8)),
                said -> {});
    }
}
