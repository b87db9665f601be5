package dev.needlewatch.emulator.oracle;

import static dev.needlewatch.ingest.contract.alarm.AlarmCode.DEPTH_ABOVE_LIMIT;
import static dev.needlewatch.ingest.contract.alarm.AlarmCode.PASSES_NEAR_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final Set<AlarmCode> DEPTHS_AND_PASSES = Tape.DEPTHS_AND_PASSES;
    private final Oracle tolerant =
            new Oracle(
                    LimitsTable.DEFAULTS,
                    DEPTHS_AND_PASSES,
                    new Tolerance(0.02, Duration.ofMillis(150), Duration.ZERO, 0));

    @Test
    void saysNothingAboutCodesItIsNotAskedFor() {
        Transcript transcript = Tape.medical().passes(4).depths(1.6, 1.6).done();
        assertThat(Oracle.exact(Set.of(PASSES_NEAR_LIMIT)).judge(transcript))
                .extracting(ExpectedAlarm::code)
                .containsExactly(PASSES_NEAR_LIMIT);
    }

    @Test
    void depthsWithinToleranceOfTheLimitAreOptionalFromBothSides() {
        for (double depth : new double[] {1.49, 1.50, 1.51, 1.52}) {
            Transcript near = Tape.medical().depths(0.8, depth, depth, 0.8).done();
            assertThat(tolerant.judge(near))
                    .as("%.2f mm", depth)
                    .singleElement()
                    .extracting(ExpectedAlarm::required)
                    .isEqualTo(false);
        }
        assertThat(tolerant.judge(Tape.medical().depths(0.8, 1.53, 1.53, 0.8).done()))
                .singleElement()
                .matches(alarm -> alarm.required() && alarm.code() == DEPTH_ABOVE_LIMIT);
        assertThat(tolerant.judge(Tape.medical().depths(0.8, 1.48, 1.48, 0.8).done())).isEmpty();
    }

    @Test
    void durationsWithinToleranceOfTheDelayAreOptional() {
        assertThat(tolerant.judge(Tape.medical().hold(1.2, 11).done()))
                .singleElement()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(false);
        assertThat(tolerant.judge(Tape.medical().hold(1.2, 13).done()))
                .singleElement()
                .extracting(ExpectedAlarm::required)
                .isEqualTo(true);
        assertThat(tolerant.judge(Tape.medical().hold(1.2, 9).done())).isEmpty();
    }
}
