package dev.needlewatch.streamjobs.safety.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.history.RollEntry.CartridgeUse;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientVisit;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.safety.flow.CartridgeInput;
import dev.needlewatch.streamjobs.safety.flow.ClientInput;
import dev.needlewatch.streamjobs.safety.flow.RollInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInput;
import dev.needlewatch.streamjobs.safety.flow.SessionInputSerializer;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Roll, clients and cartridges, each by itself. */
class HistoryFunctionsTest {
    private static final long START = 1_795_377_800_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> harness(
            KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function), key, Types.STRING);
    }

    private static RollInput opened() {
        return RollInput.of(
                new PenEvent(
                        "lyon",
                        "pen-3",
                        new SessionEvent.Opened(
                                1,
                                2,
                                START,
                                "s-1",
                                Treatment.MEDICAL,
                                Indication.SCAR,
                                "c-1",
                                null,
                                null,
                                null,
                                "hyal",
                                "k-1",
                                List.of()),
                        START));
    }

    @Test
    void theRollTellsWhoIsTreatedAndForgetsTheSessionInTheEnd() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, RollInput, ClientInput> roll =
                harness(new RollFunction(), RollInput::key)) {
            roll.setup(
                    ClientInput.TYPE.createSerializer(
                            roll.getExecutionConfig().getSerializerConfig()));
            roll.open();
            roll.setProcessingTime(START);
            roll.processElement(new StreamRecord<>(opened()));
            roll.processElement(new StreamRecord<>(opened()));
            assertThat(roll.extractOutputValues())
                    .containsExactly(
                            new ClientInput(
                                    "lyon",
                                    new ClientVisit("c-1", "s-1", START, Treatment.MEDICAL, "hyal"),
                                    null,
                                    START));
            assertThat(roll.getSideOutput(RollFunction.CARTRIDGES))
                    .extracting(StreamRecord::getValue)
                    .extracting(CartridgeInput::key)
                    .containsExactly("lyon/k-1");
            roll.setProcessingTime(START + 2 * DAY);
            assertThat(roll.numKeyedStateEntries()).isZero();
            assertThat(roll.numProcessingTimeTimers()).isZero();
        }
    }

    private static ClientInput visit(String session, long at) {
        return new ClientInput(
                "lyon", new ClientVisit("c-1", session, at, Treatment.MEDICAL, null), null, at);
    }

    @Test
    void aClientsHistoryOutlivesARestartAndIsForgottenAfter400Days() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var clients = harness(new ClientFunction(), ClientInput::key)) {
            clients.setup(SessionInputSerializer.INSTANCE);
            clients.open();
            clients.setStateTtlProcessingTime(START);
            clients.processElement(new StreamRecord<>(visit("s-1", START)));
            checkpoint = clients.snapshot(1, 1);
        }
        try (var clients = harness(new ClientFunction(), ClientInput::key)) {
            clients.setup(SessionInputSerializer.INSTANCE);
            clients.initializeState(checkpoint);
            clients.open();
            clients.setStateTtlProcessingTime(START + 20 * DAY);
            clients.processElement(new StreamRecord<>(visit("s-2", START + 20 * DAY)));
            assertThat(clients.extractOutputValues())
                    .contains(
                            new SessionInput.Found(
                                    "lyon",
                                    new Finding.SessionInterval(
                                            "s-2", "s-1", START, START + 20 * DAY)));
            int before = clients.extractOutputValues().size();
            long later = START + 421 * DAY;
            clients.setStateTtlProcessingTime(later);
            clients.processElement(new StreamRecord<>(visit("s-3", later)));
            assertThat(clients.extractOutputValues().subList(before, before + 1))
                    .containsExactly(
                            new SessionInput.Found("lyon", new Finding.CourseLength("s-3", 1)));
        }
    }

    @Test
    void aCartridgeBelongsToTheSessionThatUsedItFirst() throws Exception {
        try (var cartridges = harness(new CartridgeFunction(), CartridgeInput::key)) {
            cartridges.setup(SessionInputSerializer.INSTANCE);
            cartridges.open();
            cartridges.setStateTtlProcessingTime(START);
            for (String session : List.of("s-1", "s-2")) {
                cartridges.processElement(
                        new StreamRecord<>(
                                new CartridgeInput(
                                        "lyon",
                                        new CartridgeUse("k-1", session, null, 1, 2, START),
                                        START)));
            }
            assertThat(cartridges.extractOutputValues())
                    .extracting(input -> ((SessionInput.Found) input).finding())
                    .extracting(finding -> ((Finding.CartridgeVerdict) finding).reusedFrom())
                    .containsExactly(null, "s-1");
        }
    }
}
