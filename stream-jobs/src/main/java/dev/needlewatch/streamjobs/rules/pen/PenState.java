package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.sequence.BootSequences;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one pen. State: public fields for the serializer; only the rules change it.
 */
public final class PenState {
    /** Its own alarms that are not off. */
    public Alarms alarms = new Alarms();

    /** Which readings and log lines came. */
    public BootSequences readings = new BootSequences();

    public BootSequences logs = new BootSequences();

    /** Which session events came, by session: a tablet counts its own in the pen's name. */
    public Map<String, BootSequences> events = new LinkedHashMap<>();

    public NumberTrack numbers = new NumberTrack();
    public StatusTrack status = new StatusTrack();
    public ClockTrack clock = new ClockTrack();

    /** Payloads rejected and errors logged; null before the first, which most pens never see. */
    public @Nullable Burst rejected;

    public @Nullable Burst errors;

    /** The newest boot heard of in a reading, a log line or a birth; see {@link LowerBoots}. */
    public long boot = -1;

    /** Readings of a lower boot that are newer all the same; null if there are none. */
    public @Nullable LowerBoot lower;

    /** Boot, number and time (the pen's, ms) of its last message; a status counts by its time. */
    public long lastBoot = -1;

    public long lastSeq;
    public long lastAt;

    /** Wall time at which the pen itself was heard last, ms. */
    public long heardAt;

    /** Wall time of the last that was told of it, ms. */
    public long lastMessageAt;

    /** The session in which it needled, as long as it is there. */
    public @Nullable String needledIn;

    /** The session that was told of its silence. */
    public @Nullable String silentIn;

    /** Whether its newest reading names no session. */
    public boolean stray;

    /** The last session opened on its topic, and by whom. */
    public @Nullable String openedSession;

    public @Nullable String openedBy;

    /** Whether any session was told its nominal speed, which one, and what. */
    public boolean speedTold;

    public @Nullable String speedToldTo;
    public @Nullable Double speedToldRpm;

    /** The cartridge told last, and of which session. */
    public @Nullable String cartridgeTold;

    public @Nullable String cartridgeToldTo;

    /** What {@link StatusTrack#cartridgeSince} was then. */
    public long cartridgeToldSince;

    /** The state of a pen nothing is known of yet. */
    public static PenState of(Owner owner) {
        PenState state = new PenState();
        state.alarms = Alarms.of(owner);
        return state;
    }
}
