package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.clinic.TestAreaResult;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one session, or of one pen's readings that name no session. State: public
 * fields for the serializer; only the rules change it.
 */
public final class SessionState {
    public String clinic = "";

    /** The session's id, or the pen's where readings name no session. */
    public String owner = "";

    public boolean bySession;
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
    public @Nullable String therapist;
    public @Nullable Phase phase;
    public @Nullable TestAreaResult testArea;
    public Map<String, PenTrack> pens = new LinkedHashMap<>();
    public Map<String, ZoneTrack> zones = new LinkedHashMap<>();
    public Map<String, AlarmState> alarms = new LinkedHashMap<>();
    public long needlingMs;

    /** The zone of the newest reading: a key of {@link #zones}. */
    public @Nullable String zoneNow;

    public double depthMm;
    public double speedRpm;

    /** The state of a session or pen nothing is known of yet. */
    public static SessionState of(Owner owner) {
        SessionState state = new SessionState();
        state.clinic = owner.clinic();
        state.owner = owner.id();
        state.bySession = owner.bySession();
        return state;
    }

    PenTrack pen(String pen) {
        PenTrack track = pens.get(pen);
        if (track == null) {
            track = new PenTrack();
            track.pen = pen;
            pens.put(pen, track);
        }
        return track;
    }

    ZoneTrack zone(@Nullable String area, @Nullable String zone, LimitsTable table) {
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

    static String key(ZoneTrack track) {
        return track.zone == null ? track.area : track.area + "/" + track.zone;
    }
}
