package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session remembers of one area and zone. State: public fields for the serializer. */
public final class ZoneTrack {
    /** The area's name in the limits table; {@code unknown} for all others. */
    public String area = LimitsTable.UNKNOWN;

    public @Nullable String zone;

    /** A number for this area and zone, unique in its session. */
    public int number;

    /** The deepest needling reading, µm. */
    public int deepestUm;

    /** The most passes each pen reported in each of its boots. */
    public Map<String, Integer> passesByPenAndBoot = new HashMap<>();

    /** The sum of {@link #passesByPenAndBoot}. */
    public int passes;

    public boolean passesNear;
    public boolean passesAbove;

    /** The depth conditions, by pen. */
    public Map<String, DepthTrack> depth = new HashMap<>();

    private transient @Nullable Declaration judgedBy;
    private transient @Nullable LimitsTable judgedIn;
    private transient @Nullable EffectiveLimit limit;
    private transient @Nullable Place place;

    /** The limit here; worked out anew only when the declaration or the table changed. */
    @SuppressWarnings("ReferenceEquality") // both are immutable; equal but not same only costs time
    public EffectiveLimit limit(Declaration declared, LimitsTable table) {
        EffectiveLimit known = limit;
        if (known != null && judgedBy == declared && judgedIn == table) {
            return known;
        }
        EffectiveLimit fresh = EffectiveLimit.of(declared, row(table));
        judgedBy = declared;
        judgedIn = table;
        limit = fresh;
        return fresh;
    }

    /** The row of the limits table that binds here. */
    public AreaLimits row(LimitsTable table) {
        return table.area(area);
    }

    /** Where it is, as alarms say it. */
    public Place place() {
        Place known = place;
        if (known == null) {
            known = new Place(area, zone);
            place = known;
        }
        return known;
    }

    /** Notes a pen's own pass counter, which restarts when the pen does; true if the sum grew. */
    public boolean count(String pen, long boot, int count) {
        Integer before = passesByPenAndBoot.put(pen + "#" + boot, count);
        if (before != null && before >= count) {
            passesByPenAndBoot.put(pen + "#" + boot, before);
            return false;
        }
        passes += count - (before == null ? 0 : before);
        return before == null ? count > 0 : true;
    }
}
