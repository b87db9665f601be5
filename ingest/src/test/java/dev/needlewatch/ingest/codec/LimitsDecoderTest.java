package dev.needlewatch.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LimitsDecoderTest {
    private static final Topic LIMITS = Topic.of("lyon", TopicKind.LIMITS);

    private static Decoded<ClinicLimits> decoded(String json) {
        return PenCodec.decodeLimits(LIMITS, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Decoded.Rejected<ClinicLimits> rejected(String json) {
        Decoded<ClinicLimits> decoded = decoded(json);
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        return (Decoded.Rejected<ClinicLimits>) decoded;
    }

    @Test
    void laysWhatDiffersOverTheDefaults() {
        Decoded<ClinicLimits> decoded =
                decoded(
                        """
                        {"version":"lyon-3","interlock":true,
                         "areas":{"cheek":{"rejuvenationMaxMm":1.2,"rejuvenationWarnMm":0.9}}}
                        """);
        assertThat(decoded).isInstanceOf(Decoded.Valid.class);
        LimitsTable table =
                ((Decoded.Valid<ClinicLimits>) decoded).message().over(LimitsTable.DEFAULTS);
        assertThat(table.version()).isEqualTo("lyon-3");
        assertThat(table.interlock()).isTrue();
        assertThat(table.area("cheek").rejuvenation().maxMm()).isEqualTo(1.2);
        assertThat(table.area("cheek").scar()).isEqualTo(LimitsTable.DEFAULTS.area("cheek").scar());
        assertThat(table.area("chin")).isEqualTo(LimitsTable.DEFAULTS.area("chin"));
    }

    @Test
    void tellsEveryFaultOfADocumentAtOnce() {
        Decoded.Rejected<ClinicLimits> rejected =
                rejected(
                        """
                        {"interlock":"yes","comment":"x","areas":{
                          "cheek":{"rejuvenationMaxMm":1.6,"scarMaxMm":"2","depth":1},
                          "chin":{"rejuvenationWarnMm":1.1,"scarWarnPasses":2.5},
                          "ear":{"scarMaxMm":0.2},
                          "nose":3}}
                        """);
        assertThat(rejected.reason()).isEqualTo(RejectReason.LIMITS_INVALID);
        assertThat(rejected.detail().split("; "))
                .containsExactlyInAnyOrder(
                        "'version' is missing",
                        "'interlock' must be true or false",
                        "unknown member 'comment'",
                        "unknown member 'cheek.depth'",
                        "cheek: 'scarMaxMm' must be a number",
                        "cheek.rejuvenationMaxMm 1.60 is not above 0 and at most 1.50",
                        "chin: 'scarWarnPasses' must be an integer",
                        "chin.rejuvenationWarnMm 1.10 is not above 0 and at most the maximum 1.00",
                        "unknown area 'ear'",
                        "'areas.nose' must be an object");
    }

    @Test
    void aDocumentWithNothingButAVersionIsGood() {
        assertThat(decoded("{\"version\":\"lyon-1\"}")).isInstanceOf(Decoded.Valid.class);
    }
}
