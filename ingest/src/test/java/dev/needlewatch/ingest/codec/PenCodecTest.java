package dev.needlewatch.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenCodecTest {
    private static final Topic READING = Topic.of("lyon", TopicKind.READING, "pen-3");
    private static final Topic SESSION = Topic.of("lyon", TopicKind.SESSION, "pen-3");

    private static Decoded<PenMessage> decode(Topic topic, String json) {
        return PenCodec.decodePen(topic, json.getBytes(UTF_8));
    }

    private static PenMessage valid(Topic topic, String json) {
        assertThat(decode(topic, json)).isInstanceOf(Decoded.Valid.class);
        return ((Decoded.Valid<PenMessage>) decode(topic, json)).message();
    }

    @Test
    void readsTheReadingOfTheContract() {
        PenMessage message =
                valid(
                        READING,
                        """
                        {"boot":7,"seq":1042,"at":1795377844123,"session":"s-4711","area":"cheek",
                         "zone":"left","depthMm":0.82,"setDepthMm":0.75,"speedRpm":7010,"passes":2,
                         "contact":true,"strip":3,"direction":"diagonal-left","colour":{"a":[1]}}
                        """);
        assertThat(message)
                .isEqualTo(
                        new Reading(
                                7,
                                1042,
                                1795377844123L,
                                "s-4711",
                                "cheek",
                                "left",
                                0.82,
                                0.75,
                                7010,
                                2,
                                true,
                                3,
                                Direction.DIAGONAL_LEFT));
    }

    @Test
    void takesContactAsGivenWhenItIsNotSaid() {
        Reading reading =
                (Reading)
                        valid(
                                READING,
                                "{\"boot\":0,\"seq\":0,\"at\":1,\"depthMm\":0,\"speedRpm\":1}");
        assertThat(reading.contact()).isTrue();
        assertThat(reading.needling()).isTrue();
        assertThat(reading.session()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json at all | NOT_JSON",
                "[1,2] | NOT_JSON",
                "`{\"boot\":1` | NOT_JSON",
                "`{} {}` | MISSING_MEMBER",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":0.1,\"speedRpm\":1} x` | NOT_JSON",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":0.1}` | MISSING_MEMBER",
                "`{\"boot\":1,\"seq\":null,\"at\":1,\"depthMm\":0.1,\"speedRpm\":1}` |"
                        + " MISSING_MEMBER",
                "`{\"boot\":\"1\",\"seq\":1,\"at\":1,\"depthMm\":0.1,\"speedRpm\":1}` | WRONG_TYPE",
                "`{\"boot\":1.5,\"seq\":1,\"at\":1,\"depthMm\":0.1,\"speedRpm\":1}` | WRONG_TYPE",
                "`{\"boot\":-1,\"seq\":1,\"at\":1,\"depthMm\":0.1,\"speedRpm\":1}` | WRONG_TYPE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":\"deep\",\"speedRpm\":1}` |"
                        + " WRONG_TYPE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":-0.1,\"speedRpm\":1}` | IMPLAUSIBLE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":10.01,\"speedRpm\":1}` | IMPLAUSIBLE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":1e999,\"speedRpm\":1}` | IMPLAUSIBLE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":1,\"speedRpm\":60001}` | IMPLAUSIBLE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":1,\"speedRpm\":1,\"session\":\"a b\"}`"
                        + " | BAD_ID",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":1,\"speedRpm\":1,\"zone\":\"LEFT\"}` |"
                        + " BAD_ID",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":1,\"speedRpm\":1,\"direction\":\"up\"}`"
                    + " | INVALID_VALUE",
                "`{\"boot\":1,\"seq\":1,\"at\":1,\"depthMm\":1,\"speedRpm\":1,\"passes\":-1}` |"
                        + " WRONG_TYPE",
            })
    void refusesWithTheReason(String json, RejectReason reason) {
        assertThat(decode(READING, json))
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void takesDepthsBeyondEveryPenAsTheyAre() {
        Reading reading =
                (Reading)
                        valid(
                                READING,
                                "{\"boot\":0,\"seq\":0,\"at\":1,\"depthMm\":10,\"speedRpm\":1}");
        assertThat(reading.depthMm()).isEqualTo(10);
    }

    @Test
    void refusesPayloadsOverFourKibibytes() {
        String json = "{\"boot\":0,\"x\":\"" + "y".repeat(4096) + "\"}";
        assertThat(decode(READING, json))
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        r -> assertThat(r.reason()).isEqualTo(RejectReason.TOO_LARGE));
    }

    @Test
    void takesRejuvenationWhenNoIndicationIsDeclared() {
        SessionEvent.Opened opened =
                (SessionEvent.Opened)
                        valid(
                                SESSION,
                                "{\"boot\":1,\"seq\":1,\"at\":5,\"session\":\"s-1\",\"type\":\"opened\","
                                    + "\"treatment\":\"medical\"}");
        assertThat(opened.indication()).isEqualTo(Indication.REJUVENATION);
        assertThat(opened.areas()).isEmpty();
    }

    @Test
    void encodesWhatItDecodes() {
        SessionEvent event =
                new SessionEvent.TestArea(
                        1,
                        2,
                        3,
                        "s-1",
                        dev.needlewatch.ingest.contract.pen.Reaction.MILD,
                        0.8,
                        null,
                        4);
        Decoded<PenMessage> again = PenCodec.decodePen(SESSION, SystemCodec.encode(event));
        assertThat(again).isEqualTo(new Decoded.Valid<PenMessage>(SESSION, event));
    }

    @Test
    void readsTopicsAndWritesThemBack() {
        for (TopicKind kind : TopicKind.values()) {
            Topic topic = kind.hasId() ? Topic.of("lyon", kind, "x-1") : Topic.of("lyon", kind);
            assertThat(Topic.parse(topic.path())).isEqualTo(Optional.of(topic));
        }
        assertThat(Topic.parse("needling/v1/Lyon/monitoring")).isEmpty();
        assertThat(Topic.parse("needling/v1/lyon/pens/a/b/reading")).isEmpty();
        assertThat(Topic.parse("needling/v1/lyon/pens//reading")).isEmpty();
    }
}
