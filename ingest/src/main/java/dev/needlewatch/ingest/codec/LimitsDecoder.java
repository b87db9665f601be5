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
import org.jspecify.annotations.Nullable;

/**
 * Decodes a clinic's limits document; refuses it whole, with every reason, so that it is mended in
 * one go. A member it does not know is a fault here: it may be a limit misspelt.
 */
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

    private final List<String> faults = new ArrayList<>();

    private LimitsDecoder() {}

    static ClinicLimits decode(Members m) throws Refusal {
        return new LimitsDecoder().document(m);
    }

    private ClinicLimits document(Members m) throws Refusal {
        unknown(m.object(), MEMBERS, "");
        String version = take("", () -> m.name("version"));
        Boolean interlock = take("", () -> m.flag("interlock", false));
        Map<String, ClinicLimits.AreaOverride> areas = areas(m.object().get("areas"));
        ClinicLimits limits =
                new ClinicLimits(
                        version == null ? "" : version, interlock != null && interlock, areas);
        faults.addAll(LimitsCheck.faults(limits));
        if (!faults.isEmpty()) {
            throw new Refusal(RejectReason.LIMITS_INVALID, String.join("; ", faults));
        }
        return limits;
    }

    private Map<String, ClinicLimits.AreaOverride> areas(@Nullable JsonNode given) {
        Map<String, ClinicLimits.AreaOverride> areas = new LinkedHashMap<>();
        if (given == null || given.isNull()) {
            return areas;
        }
        if (!given.isObject()) {
            faults.add(Refusal.type("areas", "an object").detail());
            return areas;
        }
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (entry.getValue().isObject()) {
                unknown(entry.getValue(), AREA_MEMBERS, entry.getKey() + ".");
                areas.put(entry.getKey(), area(entry.getKey() + ": ", entry.getValue()));
            } else {
                faults.add(Refusal.type("areas." + entry.getKey(), "an object").detail());
            }
        }
        return areas;
    }

    private ClinicLimits.AreaOverride area(String prefix, JsonNode node) {
        Members m = new Members(node);
        return new ClinicLimits.AreaOverride(
                depth(prefix, m, "rejuvenationWarnMm"),
                depth(prefix, m, "rejuvenationMaxMm"),
                depth(prefix, m, "scarWarnMm"),
                depth(prefix, m, "scarMaxMm"),
                passes(prefix, m, "rejuvenationWarnPasses"),
                passes(prefix, m, "rejuvenationMaxPasses"),
                passes(prefix, m, "scarWarnPasses"),
                passes(prefix, m, "scarMaxPasses"));
    }

    private @Nullable Double depth(String prefix, Members m, String member) {
        return take(prefix, () -> m.optionalNumber(member, 0, 10));
    }

    private @Nullable Integer passes(String prefix, Members m, String member) {
        return take(prefix, () -> m.optionalInt(member, 0, 100));
    }

    /** A member that may be refused. */
    @FunctionalInterface
    private interface Taking<V> {
        @Nullable V take() throws Refusal;
    }

    /** The member's value; null, and a fault more, if it is refused. */
    private <V> @Nullable V take(String prefix, Taking<V> member) {
        try {
            return member.take();
        } catch (Refusal e) {
            faults.add(prefix + e.detail());
            return null;
        }
    }

    private void unknown(JsonNode object, Set<String> known, String prefix) {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!known.contains(name)) {
                faults.add("unknown member '" + prefix + name + "'");
            }
        }
    }
}
