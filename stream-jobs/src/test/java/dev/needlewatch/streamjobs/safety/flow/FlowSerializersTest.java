package dev.needlewatch.streamjobs.safety.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.types.ImmutableSerializer;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels between the operators comes out as it went in. */
class FlowSerializersTest {
    private static final PenEvent READING =
            new PenEvent(
                    "lyon",
                    "pen-3",
                    new Reading(
                            1, 2, 3, "s-1", "cheek", null, 0.8, null, 7_000, 2, true, null, null),
                    5);
    private static final PenEvent CLOSED =
            new PenEvent("lyon", "pen-3", new SessionEvent.Closed(1, 2, 3, "s-1", null), 5);
    private static final ScreenCommand COMMAND =
            new ScreenCommand(
                    "lyon",
                    new AlarmCommand("a-1", AlarmAction.PAUSE_AUDIO, "t-1", "note", 9),
                    new byte[] {1, 2},
                    7);

    private static final StandingAlarm STANDING =
            new StandingAlarm("lyon", "a-1", new byte[] {4, 5}, true);

    static Stream<PenInput> penInputs() {
        return Stream.of(
                new PenInput.Message(READING, true, null),
                new PenInput.Message(CLOSED, false, new byte[] {3}),
                new PenInput.Unusable("lyon", "pen-3", 8),
                new PenInput.Command("pen-3", COMMAND),
                new PenInput.Standing("pen-3", "lyon/s/s-1", STANDING),
                new PenInput.Probed("lyon", 8));
    }

    static Stream<SessionInput> sessionInputs() {
        return Stream.concat(
                Stream.of(
                        new SessionInput.Message(READING, true, null),
                        new SessionInput.Message(CLOSED, false, new byte[] {3}),
                        new SessionInput.Probed("lyon", 8),
                        new SessionInput.Standing("lyon/s/s-1", STANDING),
                        new SessionInput.Command("lyon/s/s-1", COMMAND)),
                Stream.concat(
                        signs().map(sign -> new SessionInput.Signed("lyon", sign)),
                        findings().map(finding -> new SessionInput.Found("lyon", finding))));
    }

    private static Stream<Sign> signs() {
        return Stream.of(
                new Sign.NominalSpeed("s-1", "pen-3", 7_000.0),
                new Sign.NominalSpeed(null, "pen-3", null),
                new Sign.PenSilent("s-1", "pen-3", 1, 2, 3, true),
                new Sign.PenBack("s-1", "pen-3"),
                new Sign.NoLongerStray("pen-3"));
    }

    private static Stream<Finding> findings() {
        return Stream.of(
                new Finding.SessionInterval("s-1", "s-0", 1, 2),
                new Finding.CourseLength("s-1", 7),
                new Finding.SerumReaction("s-1", "hyal", "s-0"),
                new Finding.CartridgeVerdict("s-1", "k-1", "pen-3", 1, 2, 3, "s-0"),
                new Finding.CartridgeVerdict("s-1", "k-1", null, 1, 2, 3, null));
    }

    @ParameterizedTest
    @MethodSource("penInputs")
    void aPenInputComesOutAsItWentIn(PenInput input) throws IOException {
        PenInput again = through(PenInputSerializer.INSTANCE, input);
        assertThat(again).usingRecursiveComparison().isEqualTo(input);
        assertThat(again.key())
                .isIn("lyon/pens/pen-3", "lyon/pens/needlewatch")
                .isEqualTo(input.key());
    }

    @ParameterizedTest
    @MethodSource("sessionInputs")
    void aSessionInputComesOutAsItWentIn(SessionInput input) throws IOException {
        SessionInput again = through(SessionInputSerializer.INSTANCE, input);
        assertThat(again).usingRecursiveComparison().isEqualTo(input);
        assertThat(again.key())
                .isIn("lyon/s/s-1", "lyon/p/pen-3", "lyon/d/needlewatch")
                .isEqualTo(input.key());
    }

    @Test
    void aNumberThatNoKindHasIsRefused() {
        assertThatThrownBy(
                        () ->
                                SessionInputSerializer.INSTANCE.deserialize(
                                        new DataInputDeserializer(new byte[] {1, 99})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99");
        assertThatThrownBy(
                        () ->
                                PenInputSerializer.INSTANCE.deserialize(
                                        new DataInputDeserializer(new byte[] {1, 99})))
                .hasMessageContaining("99");
    }

    private static <T> T through(ImmutableSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T again = serializer.deserialize(in);
        assertThat(in.available()).as("nothing is left").isZero();
        return again;
    }
}
