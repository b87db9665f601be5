package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.clinic.TestAreaResult;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one session, or of one pen's readings that name no session. State: public
 * fields for the serializer; only the rules change it.
 */
public final class SessionState {
    /** More zones than anybody names; only a broken pen does, and they count as the area's own. */
    private static final int MOST_ZONES = 64;

    /** Its alarms that are not off, and whose they are. */
    public Alarms alarms = new Alarms();

    public boolean opened;
    public boolean closed;

    /** The pen's own time, ms. */
    public long openedAt;

    /** The message that opened it; null before. */
    public AlarmId.@Nullable Origin openedBy;

    /** The pen's own time, ms; not that of a tablet that is ahead of it. */
    public long closedAt;

    /** Wall time, ms. */
    public long closedWallAt;

    /** Wall time of the last message, ms. */
    public long lastMessageAt;

    public Declaration declaration = Declaration.UNDECLARED;
    public @Nullable String client;
    public @Nullable Phase phase;
    public @Nullable TestAreaResult testArea;

    /** How it ended; null if it is open, or nobody said. */
    public @Nullable Outcome outcome;

    /** The serum the opening named. */
    public @Nullable String serum;

    /** The serums of its test areas. */
    public List<String> serumsTested = new ArrayList<>();

    /** The last test area of {@link #serum} ended in a strong reaction. */
    public boolean serumRefused;

    /** An alarm was raised for needling before a test. */
    public boolean testAreaMissing;

    /** 1 once it took 45 minutes, 2 once it took 60. */
    public int timeTold;

    /** Pinpoint bleeding seen before anybody said what is treated; null if none. */
    public SessionEvent.@Nullable Observation bleeding;

    /** The pen in whose name that was said. */
    public @Nullable String bleedingPen;

    /** What histories told of it. */
    public HistoryTrack history = new HistoryTrack();

    public Map<String, PenTrack> pens = new LinkedHashMap<>();
    public Map<String, ZoneTrack> zones = new LinkedHashMap<>();
    public long needlingMs;

    /** The zone of the newest reading: a key of {@link #zones}. */
    public @Nullable String zoneNow;

    public double depthMm;
    public double speedRpm;

    /** Whether needles were on skin in that reading. */
    public boolean contact;

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
        String key = key(known, zone);
        ZoneTrack track = zones.get(key);
        if (track == null && zone != null && zones.size() >= MOST_ZONES) {
            return zone(known, null, table);
        }
        if (track == null) {
            track = new ZoneTrack();
            track.area = known;
            track.zone = zone;
            track.number = zones.size();
            zones.put(key, track);
        }
        return track;
    }

    /** The area and zone of a number; null if there is none. */
    public @Nullable ZoneTrack zone(int number) {
        for (ZoneTrack track : zones.values()) {
            if (track.number == number) {
                return track;
            }
        }
        return null;
    }

    /** The key of an area and zone in {@link #zones}. */
    static String key(String area, @Nullable String zone) {
        return zone == null ? area : area + "/" + zone;
    }
}
