package dev.needlewatch.emulator.scenario;

import dev.needlewatch.emulator.fault.Faults;
import dev.needlewatch.emulator.therapist.Style;
import dev.needlewatch.ingest.contract.Ids;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsCheck;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario from YAML, and says everything that is wrong with it in one go. */
final class ScenarioReader {
    private static final int STAGGER_MS = 707;

    private final String file;
    private final List<String> faults = new ArrayList<>();

    /** A reader of one file, which is named in every fault. */
    ScenarioReader(String file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with a line for each fault: file, line, key
     */
    Scenario read(String yaml) {
        YamlMap top = new YamlMap(file, compose(yaml), faults);
        Scenario scenario = scenario(top);
        top.nothingElse();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return scenario;
    }

    private MappingNode compose(String yaml) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
            throw new IllegalArgumentException(file + ":1: is no mapping");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(file + ":" + line + ": " + e.getProblem(), e);
        } catch (YAMLException e) { // a character that no YAML may have
            String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("is no YAML");
            throw new IllegalArgumentException(file + ":1: " + what, e);
        }
    }

    private Scenario scenario(YamlMap top) {
        List<Style> clean = top.constants("clean", Style.class);
        List<Style> breaking = top.constants("breaking", Style.class);
        if (clean.isEmpty() && breaking.isEmpty()) {
            top.fault("clean", "and breaking are both empty: nobody works");
        }
        List<ClinicPlan> clinics = top.maps("clinics").stream().map(this::clinic).toList();
        if (clinics.isEmpty()) {
            top.fault("clinics", "are missing");
        }
        seats(clinics, clean, breaking, top);
        int oneIn = top.few("oneIn", 3);
        if (oneIn < 1) {
            top.fault("oneIn", "must be at least 1");
        }
        return new Scenario(
                top.text("name"),
                top.text("about"),
                top.count("seed", 1),
                Set.copyOf(top.constants("raises", AlarmCode.class)),
                top.flag("wallTime"),
                top.duration("for"),
                clinics,
                clean,
                breaking,
                Math.max(1, oneIn),
                top.few("sessions", 0),
                top.few("staggerMs", STAGGER_MS),
                faults(top.map("faults")),
                limits(top.map("limits"), top));
    }

    /** Whether no two clinics share a name, and every chair a style. */
    private static void seats(
            List<ClinicPlan> clinics, List<Style> clean, List<Style> breaking, YamlMap top) {
        Set<String> names = new HashSet<>();
        for (ClinicPlan plan : clinics) {
            if (!names.add(plan.clinic())) {
                top.fault("clinics", "has " + plan.clinic() + " twice");
            }
        }
        if (!Scenario.seats(clinics, clean)) {
            top.fault("clean", "has no style for a chair with one pen");
        }
        if (!Scenario.seats(clinics, breaking)) {
            top.fault("breaking", "has no style for a chair with one pen");
        }
    }

    private ClinicPlan clinic(YamlMap map) {
        String name = map.text("name");
        if (!Ids.isAddress(name)) {
            map.fault("name", "'" + name + "' is no clinic: use a-z, 0-9 and hyphens");
        }
        ClinicPlan plan = new ClinicPlan(name, map.few("chairs", 0), map.few("doubleChairs", 0));
        if (plan.pens() == 0) {
            map.fault("chairs", "are missing");
        }
        map.nothingElse();
        return plan;
    }

    private static Faults faults(@Nullable YamlMap map) {
        if (map == null) {
            return Faults.NONE;
        }
        Duration storm = map.duration("stormEvery");
        Faults faults =
                new Faults(
                        map.share("duplicates"),
                        map.share("late"),
                        map.share("lost"),
                        map.share("garbage"),
                        map.share("cuts"),
                        storm == null ? 0 : storm.toMillis(),
                        map.flag("batch"),
                        map.flag("twins"),
                        map.share("skews"),
                        map.share("jumps"),
                        map.share("reboots"));
        map.nothingElse();
        return faults;
    }

    private @Nullable ClinicLimits limits(@Nullable YamlMap map, YamlMap top) {
        if (map == null) {
            return null;
        }
        Map<String, ClinicLimits.AreaOverride> areas = new LinkedHashMap<>();
        YamlMap rows = map.map("areas");
        if (rows != null) {
            for (String area : rows.keys()) {
                YamlMap row = rows.map(area);
                if (row != null) {
                    areas.put(area, override(row));
                }
            }
        }
        ClinicLimits limits = new ClinicLimits(map.text("version"), map.flag("interlock"), areas);
        map.nothingElse();
        String wrong = LimitsCheck.faults(limits).stream().collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            top.fault("limits", wrong);
        }
        return limits;
    }

    private static ClinicLimits.AreaOverride override(YamlMap row) {
        ClinicLimits.AreaOverride override =
                new ClinicLimits.AreaOverride(
                        mm(row, "rejuvenationWarnMm"),
                        mm(row, "rejuvenationMaxMm"),
                        mm(row, "scarWarnMm"),
                        mm(row, "scarMaxMm"),
                        passes(row, "rejuvenationWarnPasses"),
                        passes(row, "rejuvenationMaxPasses"),
                        passes(row, "scarWarnPasses"),
                        passes(row, "scarMaxPasses"));
        row.nothingElse();
        return override;
    }

    private static @Nullable Double mm(YamlMap row, String key) {
        if (!row.has(key)) {
            return null;
        }
        String text = row.text(key);
        if (!text.matches("\\d{1,2}(\\.\\d{1,3})?")) {
            row.fault(key, "'" + text + "' is no depth in mm");
            return null;
        }
        return Double.parseDouble(text);
    }

    private static @Nullable Integer passes(YamlMap row, String key) {
        return row.has(key) ? Integer.valueOf(row.few(key, 1)) : null;
    }
}
