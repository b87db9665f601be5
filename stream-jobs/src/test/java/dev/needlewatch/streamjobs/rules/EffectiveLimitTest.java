package dev.needlewatch.streamjobs.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveLimitTest {
    @ParameterizedTest(name = "{0} {1} {2} skin {3} type {4} approved {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                // treatment, indication, area, skin, fitzpatrick, approved, max, warn, reason
                "MEDICAL, REJUVENATION, cheek, -, -, -, 1.5, 1.0, AREA",
                "MEDICAL, REJUVENATION, cheek, NORMAL, 3, -, 1.5, 1.0, AREA",
                "MEDICAL, PIGMENTATION, cheek, -, -, -, 1.5, 1.0, AREA",
                "MEDICAL, SCAR, cheek, -, -, -, 2.0, 1.5, AREA",
                "MEDICAL, STRIAE, abdomen, -, -, -, 2.0, 1.5, AREA",
                "MEDICAL, REJUVENATION, forehead, -, -, -, 0.75, 0.5, AREA",
                "MEDICAL, SCAR, scalp, -, -, -, 1.2, 1.0, AREA",
                "COSMETIC, REJUVENATION, cheek, -, -, -, 0.2, -, TREATMENT",
                "COSMETIC, REJUVENATION, cheek, THIN, -, -, 0.2, -, TREATMENT",
                "MEDICAL, REJUVENATION, nowhere, -, -, -, 0.5, 0.5, AREA",
                "MEDICAL, REJUVENATION, -, -, -, -, 0.5, 0.5, AREA",
                "MEDICAL, REJUVENATION, cheek, THIN, -, -, 1.0, 0.67, SKIN",
                "MEDICAL, REJUVENATION, cheek, -, 4, -, 1.2, 0.8, SKIN",
                "MEDICAL, REJUVENATION, cheek, THIN, 6, -, 1.0, 0.67, SKIN",
                "MEDICAL, REJUVENATION, forehead, THIN, -, -, 0.5, 0.33, SKIN",
                "MEDICAL, REJUVENATION, forehead, -, 5, -, 0.6, 0.4, SKIN",
                "MEDICAL, SCAR, cheekbone, THIN, -, -, 0.83, 0.67, SKIN",
                "MEDICAL, REJUVENATION, cheek, -, -, 0.8, 0.8, 1.0, TEST_AREA",
                "MEDICAL, REJUVENATION, cheek, THIN, -, 0.8, 0.8, 0.67, TEST_AREA",
                "MEDICAL, REJUVENATION, cheek, -, -, 1.8, 1.5, 1.0, AREA",
                "COSMETIC, REJUVENATION, cheek, -, -, 0.1, 0.1, -, TEST_AREA",
            })
    void isTheSmallestOfWhatBinds(
            Treatment treatment,
            Indication indication,
            String area,
            Skin skin,
            Integer fitzpatrick,
            Double approved,
            double max,
            Double warn,
            LimitReason reason) {
        Declaration declared = new Declaration(treatment, indication, skin, fitzpatrick, approved);
        EffectiveLimit limit = EffectiveLimit.of(declared, LimitsTable.DEFAULTS.area(area));
        assertThat(limit.maxMm()).isEqualTo(max);
        assertThat(limit.warnMm()).isEqualTo(warn);
        assertThat(limit.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "MEDICAL, REJUVENATION, cheek, -, 3, 4",
                "MEDICAL, SCAR, cheek, -, 5, 6",
                "MEDICAL, REJUVENATION, cheek, 4, 3, 3",
                "COSMETIC, SCAR, cheek, -, 3, 4",
                "MEDICAL, REJUVENATION, -, -, 2, 3",
            })
    void takesPassLimitsFromTheColumnsOfTheIndication(
            Treatment treatment,
            Indication indication,
            String area,
            Integer fitzpatrick,
            int warn,
            int max) {
        Declaration declared = new Declaration(treatment, indication, null, fitzpatrick, null);
        EffectiveLimit limit = EffectiveLimit.of(declared, LimitsTable.DEFAULTS.area(area));
        assertThat(limit.warnPasses()).isEqualTo(warn);
        assertThat(limit.maxPasses()).isEqualTo(max);
    }
}
