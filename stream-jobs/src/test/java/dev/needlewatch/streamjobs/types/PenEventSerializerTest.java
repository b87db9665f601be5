package dev.needlewatch.streamjobs.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Erythema;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PenEventSerializerTest {
    private static final PenEventSerializer SERIALIZER = PenEventSerializer.INSTANCE;

    static Stream<PenMessage> messages() {
        return Stream.of(
                new Reading(
                        7,
                        1042,
                        1_795_377_844_123L,
                        "s-4711",
                        "cheek",
                        "left",
                        0.82,
                        0.75,
                        7010,
                        2,
                        true,
                        3,
                        Direction.DIAGONAL_LEFT),
                new Reading(0, 0, 0, null, null, null, 0, null, 0, null, false, null, null),
                new SessionEvent.Opened(
                        1,
                        2,
                        3,
                        "s-1",
                        Treatment.MEDICAL,
                        Indication.STRIAE,
                        "c-1",
                        "t-1",
                        Skin.THIN,
                        4,
                        "serum-1",
                        "cart-1",
                        List.of("cheek", "forehead")),
                new SessionEvent.Opened(
                        1,
                        2,
                        3,
                        "s-1",
                        Treatment.COSMETIC,
                        Indication.REJUVENATION,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                new SessionEvent.PhaseBegun(1, 3, 4, "s-1", Phase.NEEDLE),
                new SessionEvent.TestArea(1, 4, 5, "s-1", Reaction.MILD, 0.5, "serum-1", 7),
                new SessionEvent.TestArea(1, 4, 5, "s-1", Reaction.NONE, null, null, null),
                new SessionEvent.Observation(
                        1, 5, 6, "s-1", 3, Erythema.SEVERE, Bleeding.MORE, "nose", "tip"),
                new SessionEvent.Observation(1, 5, 6, "s-1", null, null, null, null, null),
                new SessionEvent.Closed(1, 6, 7, "s-1", Outcome.ABORTED),
                new SessionEvent.Closed(1, 6, 7, "s-1", null),
                new PenStatus(PenState.ONLINE, 1, 2, "M1", "1.2", 87.5, "cart-1", 7000.0),
                new PenStatus(PenState.OFFLINE, 1, 2, null, null, null, null, null),
                new LogLine(1, 9, 10, LogLevel.ERROR, "motor: Überlast \uD83D\uDD25", "E42"),
                new LogLine(1, 9, 10, LogLevel.DEBUG, "", null));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsBackWhatItWrote(PenMessage message) throws IOException {
        PenEvent event = new PenEvent("lyon", "pen-3", message, 1_795_377_844_200L);
        DataOutputSerializer out = new DataOutputSerializer(64);
        SERIALIZER.serialize(event, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(SERIALIZER.deserialize(in)).isEqualTo(event);
        assertThat(in.available()).isZero();
    }

    @Test
    void everyKindOfMessageIsCovered() {
        assertThat(messages().<Class<?>>map(PenMessage::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Kinds.leaves(PenMessage.class).toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void copiesTheSameBytes(PenMessage message) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        SERIALIZER.serialize(new PenEvent("lyon", "pen-3", message, 5), out);
        DataOutputSerializer copy = new DataOutputSerializer(64);
        SERIALIZER.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
        assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    }

    @Test
    void aNewerReleaseIsNamedAsTheLikelyCause() {
        byte[] newer = {99, 0, 0};
        assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(newer)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer release");
    }

    @Test
    void typeExtractionFindsIt() {
        assertThat(TypeInformation.of(PenEvent.class)).isEqualTo(PenEvent.TYPE);
    }

    /** Walks a sealed hierarchy. */
    private static final class Kinds {
        static Stream<Class<?>> leaves(Class<?> type) {
            return type.isSealed()
                    ? Stream.of(type.getPermittedSubclasses()).flatMap(Kinds::leaves)
                    : Stream.of(type);
        }
    }
}
