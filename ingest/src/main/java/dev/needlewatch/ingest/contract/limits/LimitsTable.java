package dev.needlewatch.ingest.contract.limits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All limits a clinic is judged by: a row per area. Immutable.
 *
 * @param version {@code default-1}, or the version of the clinic's own document
 * @param interlock whether pens may be sent halt and resume
 * @param areas by name, in the order of the default table
 */
public record LimitsTable(String version, boolean interlock, Map<String, AreaLimits> areas) {

    /** The row for readings whose area is missing or not in the table. */
    public static final String UNKNOWN = "unknown";

    /** No cosmetic needle goes deeper than this, mm (treatment text; epidermis 0.17-0.22 mm). */
    public static final double COSMETIC_CEILING_MM = 0.20;

    /** No medical needle goes deeper than this unless scars or striae are treated, mm. */
    public static final double MEDICAL_CEILING_MM = 1.50;

    /** No needle goes deeper than this, mm. */
    public static final double SCAR_CEILING_MM = 2.00;

    /** The defaults, built in; provenance of each value stands in the table's last column. */
    public static final LimitsTable DEFAULTS = load();

    public LimitsTable {
        areas = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(areas));
        if (!areas.containsKey(UNKNOWN)) {
            throw new IllegalArgumentException("a limits table needs the row 'unknown'");
        }
    }

    /** The row of an area; the row {@code unknown} if it is null or not in the table. */
    public AreaLimits area(@Nullable String name) {
        AreaLimits row = name == null ? null : areas.get(name);
        return row != null ? row : Objects.requireNonNull(areas.get(UNKNOWN));
    }

    private static LimitsTable load() {
        try (InputStream in = LimitsTable.class.getResourceAsStream("limits.csv")) {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    Objects.requireNonNull(
                                            in, "limits.csv is not on the classpath"),
                                    StandardCharsets.UTF_8));
            Map<String, AreaLimits> rows = new LinkedHashMap<>();
            lines.lines().skip(1).map(LimitsTable::row).forEach(r -> rows.put(r.area(), r));
            return new LimitsTable("default-1", false, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AreaLimits row(String line) {
        String[] f = line.split(",", 12);
        return new AreaLimits(
                f[0],
                f[1],
                f[2],
                new AreaLimits.Column(mm(f[3]), mm(f[4]), passes(f[7]), passes(f[8])),
                new AreaLimits.Column(mm(f[5]), mm(f[6]), passes(f[9]), passes(f[10])));
    }

    private static double mm(String field) {
        return Double.parseDouble(field);
    }

    private static int passes(String field) {
        return Integer.parseInt(field);
    }
}
