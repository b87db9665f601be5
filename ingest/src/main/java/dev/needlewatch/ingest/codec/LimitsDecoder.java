package dev.needlewatch.ingest.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsCheck;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decodes a clinic's limits document; refuses it whole, with every reason. */
final class LimitsDecoder {
    private static final Set<String> MEMBERS = Set.of("version", "interlock", "areas");
    private static final Set<String> AREA_MEMBERS =
            Set.of(
                    "rejuvenationWarnMm",
                    "rejuvenationMaxMm",
                    "scarWarnMm",
                    "scarMaxMm",
                    "rejuvenationWarnPasses",
                    "rejuvenationMaxPasses",
                    "scarWarnPasses",
                    "scarMaxPasses");

    private LimitsDecoder() {}

    static ClinicLimits decode(Members m) throws Refusal {
        List<String> faults = new ArrayList<>();
        unknown(m.object(), MEMBERS, "", faults);
        Map<String, ClinicLimits.AreaOverride> areas = new LinkedHashMap<>();
        JsonNode given = m.object().get("areas");
        if (given != null && !given.isObject()) {
            throw Refusal.type("areas", "an object");
        }
        if (given != null) {
            for (Map.Entry<String, JsonNode> entry : given.properties()) {
                unknown(entry.getValue(), AREA_MEMBERS, entry.getKey() + ".", faults);
                areas.put(entry.getKey(), area(entry.getKey(), entry.getValue()));
            }
        }
        ClinicLimits limits =
                new ClinicLimits(m.name("version"), m.flag("interlock", false), areas);
        faults.addAll(LimitsCheck.faults(limits));
        if (!faults.isEmpty()) {
            throw new Refusal(RejectReason.LIMITS_INVALID, String.join("; ", faults));
        }
        return limits;
    }

    private static ClinicLimits.AreaOverride area(String name, JsonNode node) throws Refusal {
        if (!node.isObject()) {
            throw Refusal.type("areas." + name, "an object");
        }
        Members m = new Members(node);
        return new ClinicLimits.AreaOverride(
                m.optionalNumber("rejuvenationWarnMm", 0, 10),
                m.optionalNumber("rejuvenationMaxMm", 0, 10),
                m.optionalNumber("scarWarnMm", 0, 10),
                m.optionalNumber("scarMaxMm", 0, 10),
                m.optionalInt("rejuvenationWarnPasses", 0, 100),
                m.optionalInt("rejuvenationMaxPasses", 0, 100),
                m.optionalInt("scarWarnPasses", 0, 100),
                m.optionalInt("scarMaxPasses", 0, 100));
    }

    private static void unknown(
            JsonNode object, Set<String> known, String prefix, List<String> faults) {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!known.contains(name)) {
                faults.add("unknown member '" + prefix + name + "'");
            }
        }
    }
}
