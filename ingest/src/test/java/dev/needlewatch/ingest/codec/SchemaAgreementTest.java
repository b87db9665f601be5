package dev.needlewatch.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.JobAccounts;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.clinic.PassCount;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas and the codec say the same of what may come in and what goes out. */
class SchemaAgreementTest {
    private static final Path SCHEMAS = Path.of("..", "docs", "contract", "schemas");

    private static final String ALARM_ID = "a-3f9c2b7d10e4a85c.s.s-1";

    private static boolean schemaTakes(String schema, String json) {
        try {
            JsonSchema compiled =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Files.readString(SCHEMAS.resolve(schema + ".schema.json")));
            return compiled.validate(json, InputFormat.JSON).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean codecTakes(TopicKind kind, String json) {
        Topic topic = kind.hasId() ? Topic.of("lyon", kind, "pen-3") : Topic.of("lyon", kind);
        byte[] payload = json.getBytes(UTF_8);
        Decoded<?> decoded =
                switch (kind) {
                    case ALARM_COMMANDS -> PenCodec.decodeCommand(topic, payload);
                    case LIMITS -> PenCodec.decodeLimits(topic, payload);
                    default -> PenCodec.decodePen(topic, payload);
                };
        return decoded instanceof Decoded.Valid;
    }

    /** A payload by kind; {@code +} before those that may come in, {@code -} before the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "READING | reading | + | {'boot':7,'seq':1,'at':5,'depthMm':0.8,'speedRpm':7000}",
                "READING | reading | + |"
                    + " {'boot':7,'seq':1,'at':5,'depthMm':10,'speedRpm':60000,'session':'s-1','area':'cheek','zone':'left','setDepthMm':0.7,'passes':2,'contact':false,'strip':3,'direction':'diagonal-right','more':1}",
                "READING | reading | - | {'seq':1,'at':5,'depthMm':0.8,'speedRpm':7000}",
                "READING | reading | - | {'boot':7,'seq':1,'at':5,'depthMm':10.5,'speedRpm':7000}",
                "READING | reading | - | {'boot':7,'seq':1,'at':5,'depthMm':-1,'speedRpm':7000}",
                "READING | reading | - | {'boot':7,'seq':1,'at':5,'depthMm':1,'speedRpm':60001}",
                "READING | reading | - | {'boot':7,'seq':-1,'at':5,'depthMm':1,'speedRpm':1}",
                "READING | reading | - | {'boot':7,'seq':1,'at':5,'depthMm':'1','speedRpm':1}",
                "READING | reading | - |"
                        + " {'boot':7,'seq':1,'at':5,'depthMm':1,'speedRpm':1,'zone':'LEFT'}",
                "READING | reading | - |"
                        + " {'boot':7,'seq':1,'at':5,'depthMm':1,'speedRpm':1,'passes':-1}",
                "READING | reading | - |"
                        + " {'boot':7,'seq':1,'at':5,'depthMm':1,'speedRpm':1,'direction':'up'}",
                "READING | reading | - |"
                        + " {'boot':7,'seq':1,'at':5,'depthMm':1,'speedRpm':1,'session':'a b'}",
                "SESSION | session-event | + |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'opened','treatment':'cosmetic'}",
                "SESSION | session-event | + |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'opened','treatment':'medical','indication':'scar','client':'c-1','therapist':'t-1','skin':'thin','fitzpatrick':4,'serum':'x','cartridge':'k-1','areas':['cheek']}",
                "SESSION | session-event | - |"
                        + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'opened'}",
                "SESSION | session-event | - |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'opened','treatment':'medical','fitzpatrick':7}",
                "SESSION | session-event | - |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'opened','treatment':'medical','skin':'pink'}",
                "SESSION | session-event | + |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'phase','phase':'needle'}",
                "SESSION | session-event | - |"
                        + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'phase'}",
                "SESSION | session-event | + |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'test-area','reaction':'mild','approvedDepthMm':0.8,'comfort':3}",
                "SESSION | session-event | - |"
                        + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'test-area'}",
                "SESSION | session-event | + |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'observation','pain':3,'erythema':'mild','bleeding':'pinpoint'}",
                "SESSION | session-event | - |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'observation','pain':11}",
                "SESSION | session-event | + |"
                        + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'closed'}",
                "SESSION | session-event | - |"
                    + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'closed','outcome':'abandoned'}",
                "SESSION | session-event | - |"
                        + " {'boot':1,'seq':1,'at':5,'session':'s-1','type':'paused'}",
                "STATUS | pen-status | + |"
                    + " {'state':'online','boot':1,'at':5,'model':'m','firmware':'1','batteryPct':90,'cartridge':'k','nominalRpm':7000}",
                "STATUS | pen-status | - | {'state':'asleep','boot':1,'at':5}",
                "STATUS | pen-status | - | {'state':'online','boot':1,'at':5,'batteryPct':101}",
                "LOG | log-line | + |"
                    + " {'boot':1,'seq':1,'at':5,'level':'ERROR','message':'stall','code':'E1'}",
                "LOG | log-line | - | {'boot':1,'seq':1,'at':5,'level':'error','message':'stall'}",
                "ALARM_COMMANDS | alarm-command | + |"
                        + " {'alarm':'a-1','action':'acknowledge','by':'t-1','at':5}",
                "ALARM_COMMANDS | alarm-command | + |"
                        + " {'alarm':'a-1','action':'pause-audio','by':'t-1','note':'x','at':5}",
                "ALARM_COMMANDS | alarm-command | - |"
                        + " {'alarm':'a-1','action':'mute','by':'t-1','at':5}",
                "ALARM_COMMANDS | alarm-command | - |"
                        + " {'alarm':'a-1','action':'acknowledge','at':5}",
                "LIMITS | clinic-limits | + |"
                    + " {'version':'lyon-3','areas':{'cheek':{'rejuvenationMaxMm':1.2,'rejuvenationWarnMm':0.9}}}",
                "LIMITS | clinic-limits | - |"
                        + " {'version':'lyon-3','areas':{'elbow':{'rejuvenationMaxMm':0.5}}}",
                "LIMITS | clinic-limits | - |"
                        + " {'version':'lyon-3','areas':{'cheek':{'rejuvenationMaxMm':1.6}}}",
                "LIMITS | clinic-limits | - | {'version':'lyon-3','colour':1}",
            })
    void agreeOnWhatMayComeIn(TopicKind kind, String schema, String sign, String quoted) {
        String json = quoted.replace('\'', '"');
        boolean wanted = sign.equals("+");
        assertThat(codecTakes(kind, json)).as("codec takes %s", json).isEqualTo(wanted);
        assertThat(schemaTakes(schema, json)).as("schema takes %s", json).isEqualTo(wanted);
    }

    static Stream<Arguments> whatGoesOut() {
        Alarm alarm =
                new Alarm(
                        ALARM_ID,
                        "lyon",
                        "s-1",
                        "pen-3",
                        AlarmCode.DEPTH_ABOVE_LIMIT,
                        AlarmCode.DEPTH_ABOVE_LIMIT.kind(),
                        Priority.HIGH,
                        Presence.ON,
                        AlarmEvent.RAISED,
                        "cheek",
                        null,
                        1.62,
                        1.5,
                        "mm",
                        LimitReason.TEST_AREA,
                        1,
                        2,
                        3,
                        null,
                        "default-1",
                        null,
                        null,
                        "Depth");
        SessionSnapshot snapshot =
                new SessionSnapshot(
                        "s-1",
                        "lyon",
                        SessionState.OPEN,
                        Treatment.MEDICAL,
                        Indication.SCAR,
                        null,
                        "t-1",
                        List.of("pen-3"),
                        1,
                        2,
                        3,
                        "cheek",
                        null,
                        0.8,
                        1.5,
                        1.0,
                        7000.0,
                        true,
                        List.of(new PassCount("cheek", null, 2, 4, 0.9)),
                        Phase.NEEDLE,
                        null,
                        List.of(ALARM_ID));
        return Stream.of(
                Arguments.of("alarm", SystemCodec.encode(alarm)),
                Arguments.of("session-snapshot", SystemCodec.encode(snapshot)),
                Arguments.of(
                        "monitoring", SystemCodec.encode(new Monitoring(1, "default-1", 2, 9.5))),
                Arguments.of(
                        "job-accounts",
                        SystemCodec.encode(new JobAccounts(1, "a-job", Map.of("received", 5L)))),
                Arguments.of(
                        "limits-applied", SystemCodec.encode(new LimitsApplied("default-1", 5))),
                Arguments.of(
                        "pen-command",
                        SystemCodec.encode(new PenCommand(PenAction.HALT, ALARM_ID, 5))),
                Arguments.of(
                        "rejection",
                        SystemCodec.encode(
                                SystemCodec.rejection(
                                        "x", new byte[2], RejectReason.NOT_JSON, "bad", 5))));
    }

    @ParameterizedTest
    @MethodSource("whatGoesOut")
    void agreeOnWhatGoesOut(String schema, byte[] payload) {
        String json = new String(payload, UTF_8);
        assertThat(schemaTakes(schema, json)).as(json).isTrue();
        assertThat(schemaTakes(schema, "{}")).isFalse();
    }
}
