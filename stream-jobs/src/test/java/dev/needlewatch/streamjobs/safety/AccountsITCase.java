package dev.needlewatch.streamjobs.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The safety job's books over parallel instances, a failure and a change of parallelism. */
class AccountsITCase {
    private static final Duration TOLD = Duration.ofSeconds(60);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private final SafetyRun run;
    private int pens;

    @TempDir private Path savepoints;

    AccountsITCase(@InjectClusterClient ClusterClient<?> cluster, TestInfo test) {
        run = new SafetyRun(cluster, test.getDisplayName());
    }

    @AfterEach
    void cancel() throws Exception {
        run.cancel();
    }

    @Test
    void eachMessageIsCountedOnceWhateverBefallsTheJob() throws Exception {
        run.start(2, null);
        messages();
        run.checkpoint();
        awaitTold(1);
        messages();
        await("played, but covered by no checkpoint").until(run.tape()::playedToTheEnd);
        run.tape().tear();
        run.checkpoint();
        awaitTold(2);
        run.rescale(1, savepoints);
        messages();
        run.checkpoint();
        awaitTold(3);

        List<JobAccounts> told = told();
        assertThat(told)
                .allSatisfy(books -> assertThat(of(books, "received")).isEqualTo(settled(books)));
        for (int i = 1; i < told.size(); i++) {
            Map<String, Long> before = told.get(i - 1).counts();
            assertThat(told.get(i).counts())
                    .allSatisfy(
                            (counter, number) ->
                                    assertThat(number)
                                            .as(counter)
                                            .isGreaterThanOrEqualTo(
                                                    before.getOrDefault(counter, 0L)));
            assertThat(told.get(i).at() % 10_000).isZero();
        }
    }

    /** 51 that are accepted, one of them late; 3 that came before; 2 that are none; a document. */
    private void messages() {
        String pen = "pen-" + ++pens;
        run.ward().strayReadings(49, pen, "\"contact\":false");
        for (int seq : new int[] {60, 55, 55, 60, 3}) {
            run.ward().raw("needling/v1/lyon/pens/" + pen + "/reading", reading(seq));
        }
        run.ward().raw("needling/v1/lyon/pens/" + pen + "/reading", "{");
        run.ward().raw("needling/v1/lyon/nothing", "{}");
        run.ward().limits("{\"version\":\"lyon-" + pen + "\"}");
    }

    private static String reading(int seq) {
        return "{\"boot\":1,\"seq\":%d,\"at\":%d,\"depthMm\":0.1,\"speedRpm\":0,\"contact\":false}"
                .formatted(seq, System.currentTimeMillis());
    }

    private void awaitTold(int times) {
        await("the books of what the checkpoint covers, on the next ten seconds")
                .atMost(TOLD)
                .untilAsserted(
                        () -> {
                            assertThat(told()).isNotEmpty();
                            JobAccounts last = told().get(told().size() - 1);
                            assertThat(last.job()).isEqualTo(SafetyJob.NAME);
                            assertThat(last.counts())
                                    .containsEntry("received", 57L * times)
                                    .containsEntry("accepted", 52L * times)
                                    .containsEntry("duplicate", 3L * times)
                                    .containsEntry("rejected", 2L * times)
                                    .containsEntry("rejected_not_json", 1L * times)
                                    .containsEntry("rejected_unknown_topic", 1L * times)
                                    .containsEntry("late", 1L * times)
                                    .containsEntry("beside", 1L * times);
                        });
    }

    private static long settled(JobAccounts books) {
        return of(books, "accepted") + of(books, "duplicate") + of(books, "rejected");
    }

    private static long of(JobAccounts books, String counter) {
        return books.counts().getOrDefault(counter, 0L);
    }

    private List<JobAccounts> told() {
        return run.heard().decoded(TopicKind.ACCOUNTS, JobAccounts.class);
    }
}
