package dev.needlewatch.streamjobs.accounts;

import static dev.needlewatch.streamjobs.accounts.AccountsDesk.EVERY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsDeskTest {
    private static final long START = 1_795_377_844_000L;
    private static final long TEN = 1_795_377_850_000L;

    private OneInputStreamOperatorTestHarness<Count, JobAccounts> desk = harness();

    private static OneInputStreamOperatorTestHarness<Count, JobAccounts> harness() {
        try {
            return new OneInputStreamOperatorTestHarness<>(new AccountsDesk("a-job"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        desk.setProcessingTime(START);
        desk.open();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void tellsOnTheTensWhatTheLastCompletedCheckpointCovers() throws Exception {
        counted("received", 3);
        desk.snapshot(1, START);
        counted("received", 4);
        desk.setProcessingTime(TEN);
        assertThat(told()).as("no checkpoint has completed").isEmpty();
        desk.notifyOfCompletedCheckpoint(1);
        desk.setProcessingTime(TEN + EVERY_MS);
        assertThat(told()).containsExactly(books(TEN + EVERY_MS, 3));
        desk.snapshot(2, START);
        desk.notifyOfCompletedCheckpoint(2);
        desk.setProcessingTime(TEN + 2 * EVERY_MS);
        desk.setProcessingTime(TEN + 3 * EVERY_MS);
        assertThat(told())
                .containsExactly(
                        books(TEN + EVERY_MS, 3),
                        books(TEN + 2 * EVERY_MS, 7),
                        books(TEN + 3 * EVERY_MS, 7));
    }

    @Test
    void addsUpWhatInstancesTell() throws Exception {
        counted("received", 3);
        counted("late", 0);
        counted("received", 2);
        desk.snapshot(1, START);
        desk.notifyOfCompletedCheckpoint(1);
        desk.setProcessingTime(TEN);
        assertThat(told())
                .containsExactly(new JobAccounts(TEN, "a-job", Map.of("received", 5L, "late", 0L)));
    }

    @Test
    void goesOnFromACheckpointAndNeverTellsLess() throws Exception {
        counted("received", 3);
        OperatorSubtaskState checkpoint = desk.snapshot(1, START);
        desk.notifyOfCompletedCheckpoint(1);
        counted("received", 5);
        desk.setProcessingTime(TEN);
        assertThat(told()).containsExactly(books(TEN, 3));
        desk.close();

        desk = harness();
        desk.setProcessingTime(TEN);
        desk.initializeState(checkpoint);
        desk.open();
        desk.setProcessingTime(TEN + EVERY_MS);
        counted("received", 5);
        desk.snapshot(2, TEN);
        desk.notifyOfCompletedCheckpoint(2);
        desk.setProcessingTime(TEN + 2 * EVERY_MS);
        assertThat(told()).containsExactly(books(TEN + EVERY_MS, 3), books(TEN + 2 * EVERY_MS, 8));
    }

    @Test
    void aCheckpointThatFailedCoversNothingAndTheNextCoversIt() throws Exception {
        counted("received", 3);
        desk.snapshot(1, START);
        desk.getOperator().notifyCheckpointAborted(1);
        desk.setProcessingTime(TEN);
        assertThat(told()).isEmpty();
        desk.snapshot(2, START);
        desk.notifyOfCompletedCheckpoint(2);
        desk.setProcessingTime(TEN + EVERY_MS);
        assertThat(told()).containsExactly(books(TEN + EVERY_MS, 3));
    }

    private void counted(String counter, long number) throws Exception {
        desk.processElement(new Count(counter, number), 0);
    }

    private static JobAccounts books(long at, long received) {
        return new JobAccounts(at, "a-job", Map.of("received", received));
    }

    private List<JobAccounts> told() {
        return List.copyOf(desk.extractOutputValues());
    }
}
