package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.clinic.TestAreaResult;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one session, or of one pen's readings that name no session. State: public
 * fields for the serializer; only the rules change it.
 */
public final class SessionState {
    /** Its alarms that are not off, and whose they are. */
    public Alarms alarms = new Alarms();

    public boolean opened;
    public boolean closed;

    /** The pen's own time, ms. */
    public long openedAt;

    /** The pen's own time, ms. */
    public long closedAt;

    /** Wall time, ms. */
    public long closedWallAt;

    /** Wall time of the last message, ms. */
    public long lastMessageAt;

    public Declaration declaration = Declaration.UNDECLARED;
    public @Nullable String client;
    public @Nullable Phase phase;
    public @Nullable TestAreaResult testArea;
    public Map<String, PenTrack> pens = new LinkedHashMap<>();
    public Map<String, ZoneTrack> zones = new LinkedHashMap<>();
    public long needlingMs;

    /** The zone of the newest reading: a key of {@link #zones}. */
    public @Nullable String zoneNow;

    public double depthMm;
    public double speedRpm;

    /** The state of a session or pen nothing is known of yet. */
    public static SessionState of(Owner owner) {
        SessionState state = new SessionState();
        state.alarms = Alarms.of(owner);
        return state;
    }

    /** Whether it is a session, not a pen's readings that name none. */
    public boolean bySession() {
        return alarms.kind == Owner.Kind.SESSION;
    }

    /** What is known of a pen here; nothing yet if it is new. */
    public PenTrack pen(String pen) {
        PenTrack track = pens.get(pen);
        if (track == null) {
            track = new PenTrack();
            track.pen = pen;
            pens.put(pen, track);
        }
        return track;
    }

    /** What is known of an area and zone; nothing yet if it is new. */
    public ZoneTrack zone(@Nullable String area, @Nullable String zone, LimitsTable table) {
        String known = table.area(area).area();
        String key = zone == null ? known : known + "/" + zone;
        ZoneTrack track = zones.get(key);
        if (track == null) {
            track = new ZoneTrack();
            track.area = known;
            track.zone = zone;
            track.number = zones.size();
            zones.put(key, track);
        }
        return track;
    }

    /** The key of a zone in {@link #zones}. */
    public static String key(ZoneTrack track) {
        return track.zone == null ? track.area : track.area + "/" + track.zone;
    }
}
