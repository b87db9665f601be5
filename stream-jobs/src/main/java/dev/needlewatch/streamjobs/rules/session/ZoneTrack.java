package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.limits.AreaLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session remembers of one area and zone. State: public fields for the serializer. */
public final class ZoneTrack {
    /** More lines of one zone than anybody draws; only a broken pen names more. */
    private static final int MOST_LINES = 128;

    /** The area's name in the limits table; {@code unknown} for all others. */
    public String area = LimitsTable.UNKNOWN;

    public @Nullable String zone;

    /** A number for this area and zone, unique in its session. */
    public int number;

    /** The deepest needling reading, µm. */
    public int deepestUm;

    /** The passes each pen reported. */
    public Map<String, PassTrack> passesByPen = new HashMap<>();

    /** The sum of {@link #passesByPen}. */
    public int passes;

    public boolean passesNear;
    public boolean passesAbove;

    /** The lines glided along: strip and direction of each, and how often it was. */
    public int[] strips = {};

    public Direction[] directions = {};
    public int[] glides = {};

    /** The depth conditions, by pen. */
    public Map<String, DepthTrack> depth = new HashMap<>();

    private transient @Nullable Declaration judgedBy;
    private transient @Nullable LimitsTable judgedIn;
    private transient @Nullable EffectiveLimit limit;
    private transient @Nullable Place place;
    private transient @Nullable String key;

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

    /** Its key in {@link SessionState#zones}. */
    public String key() {
        String known = key;
        if (known == null) {
            known = SessionState.key(area, zone);
            key = known;
        }
        return known;
    }

    /** Whether the area is missing or not in the table. */
    public boolean unknown() {
        return area.equals(LimitsTable.UNKNOWN);
    }

    /** Whether it is the test patch. */
    public boolean test() {
        return Reading.TEST_ZONE.equals(zone);
    }

    /** Notes a pen's own pass counter, which restarts when the pen does; true if the sum grew. */
    public boolean count(String pen, long boot, int count) {
        int grown = passesByPen.computeIfAbsent(pen, p -> new PassTrack()).count(boot, count);
        passes += grown;
        return grown > 0;
    }

    /** The number of a line here; -1 without strip or direction, or if there are too many. */
    int line(@Nullable Integer strip, @Nullable Direction direction) {
        if (strip == null || direction == null) {
            return -1;
        }
        for (int i = 0; i < strips.length; i++) {
            if (strips[i] == strip && directions[i] == direction) {
                return i;
            }
        }
        int line = strips.length;
        if (line == MOST_LINES) {
            return -1;
        }
        strips = Arrays.copyOf(strips, line + 1);
        directions = Arrays.copyOf(directions, line + 1);
        glides = Arrays.copyOf(glides, line + 1);
        strips[line] = strip;
        directions[line] = direction;
        return line;
    }
}
