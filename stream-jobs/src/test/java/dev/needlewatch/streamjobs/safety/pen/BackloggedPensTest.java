package dev.needlewatch.streamjobs.safety.pen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.safety.flow.Notice;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.types.PenEvent;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Readings that waited in the job for long. */
class BackloggedPensTest {
    private static final long START = 1_795_377_800_000L;
    private static final long BEHIND = 30_000;

    /** Otherwise each would end the silence and begin it again, and the backlog only grow. */
    @Test
    void makeNoSilenceUntilTheJobHasCaughtUp() throws Exception {
        try (KeyedBroadcastOperatorTestHarness<String, PenInput, Notice, SessionInput> pens =
                PenFunctionTest.harness()) {
            pens.open();
            pens.setProcessingTime(START);
            for (int seq = 0; seq < 20; seq++) {
                long now = START + 1_000L * seq;
                pens.setProcessingTime(now);
                pens.processElement(new StreamRecord<>(arrived(seq, now - BEHIND)));
            }
            assertThat(silences(pens)).isZero();
            for (int i = 0; i < 10; i++) {
                pens.setProcessingTime(pens.getProcessingTime() + 500);
            }
            assertThat(silences(pens)).isOne();
        }
    }

    private static PenInput arrived(long seq, long at) {
        Reading reading =
                new Reading(
                        1, seq, at, "s-1", "cheek", null, 0.8, null, 7_000, null, true, null, null);
        return new PenInput.Message(new PenEvent("lyon", "pen-3", reading, at), false, null);
    }

    private static long silences(
            KeyedBroadcastOperatorTestHarness<String, PenInput, Notice, SessionInput> pens) {
        return pens.extractOutputValues().stream()
                .filter(SessionInput.Signed.class::isInstance)
                .count();
    }
}
