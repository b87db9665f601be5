package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a session remembers of one of its pens. State: public fields for the serializer. */
public final class PenTrack {
    public String pen = "";

    /** What the technical rules remember of it. */
    public TechnicalTrack technical = new TechnicalTrack();

    /** Recent readings of {@link #recentBoot}. */
    public RecentReadings recent = new RecentReadings();

    public long recentBoot = -1;

    /** The pen's time of its newest reading, ms; meaningless before the first. */
    public long newestAt = Long.MIN_VALUE;

    /** Wall time at which that reading came, ms. */
    public long newestWallAt;

    public boolean newestNeedling;

    /** Needling in an area missing or unknown, and whether an alarm is on for it. */
    public Spell arealess = new Spell();

    public boolean areaNotSet;

    /** Needling outside the test patch before any test. */
    public Spell untested = new Spell();

    /** Needling without an open session, and whether an alarm is on for it. */
    public Spell sessionless = new Spell();

    public boolean noSession;

    /** When it last needled, the pen's time, ms; null if it never did. */
    public @Nullable Long needledAt;

    /** Wall time at which that reading came, ms. */
    public long needledWallAt;

    /** Key of the zone the pen came to with its dial not turned down; null if there is none. */
    public @Nullable String notReducedIn;

    /** What the dial had said in the area before, µm. */
    public int notReducedFromUm;

    /** The alarm for it is hidden by a higher one. */
    public boolean notReducedHidden;

    /** Keys of the zones in which a depth condition of this pen is on or beginning. */
    public List<String> deepIn = new ArrayList<>();

    private transient @Nullable ZoneTrack here;
    private transient @Nullable LimitsTable hereBy;
    private transient @Nullable String hereArea;
    private transient @Nullable String hereZone;

    /** The area and zone of a reading; looked up only when they or the table changed. */
    @SuppressWarnings("ReferenceEquality") // the table is immutable; another only costs time
    public ZoneTrack zone(SessionState state, Reading reading, LimitsTable table) {
        ZoneTrack known = here;
        if (known != null
                && hereBy == table
                && Objects.equals(hereArea, reading.area())
                && Objects.equals(hereZone, reading.zone())) {
            return known;
        }
        ZoneTrack fresh = state.zone(reading.area(), reading.zone(), table);
        here = fresh;
        hereBy = table;
        hereArea = reading.area();
        hereZone = reading.zone();
        return fresh;
    }

    /** Whether any reading of it came. */
    public boolean read() {
        return newestAt != Long.MIN_VALUE;
    }

    /** What its clock says at a wall time after its newest reading, as far as is known, ms. */
    public long timeAt(long now) {
        return ClosingTime.clock(newestAt, newestWallAt, now);
    }

    /**
     * Notes a reading; a restart makes all before it no longer recent. A lower boot is the pen's
     * present life if the rules of the pen do not call its reading late.
     */
    public void seeReading(long boot, boolean late) {
        if (boot > recentBoot || (boot != recentBoot && !late)) {
            recentBoot = boot;
            recent.clear();
        }
    }

    /** All conditions of the pen here end: the session closed, or fell silent. */
    public void endConditions() {
        deepIn.clear();
        arealess.reset();
        areaNotSet = false;
        untested.reset();
        sessionless.reset();
        noSession = false;
        needledAt = null;
        notReducedIn = null;
        notReducedHidden = false;
    }
}
