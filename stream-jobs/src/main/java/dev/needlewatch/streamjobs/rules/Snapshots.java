package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.clinic.PassCount;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.rules.session.Micrometres;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.session.ZoneTrack;
import java.util.ArrayList;
import java.util.List;

/** What the screens are shown of a session. */
public final class Snapshots {
    private Snapshots() {}

    /** The session as it stands; {@code now} is wall time, ms since the Unix epoch. */
    public static SessionSnapshot of(SessionState state, LimitsTable table, long now) {
        Declaration declared = state.declaration;
        ZoneTrack here = state.zoneNow == null ? null : state.zones.get(state.zoneNow);
        EffectiveLimit limit = here == null ? null : here.limit(declared, table);
        return new SessionSnapshot(
                state.alarms.owner,
                state.alarms.clinic,
                state.closed
                        ? dev.needlewatch.ingest.contract.clinic.SessionState.CLOSED
                        : dev.needlewatch.ingest.contract.clinic.SessionState.OPEN,
                declared.treatment(),
                declared.treatment() == Treatment.COSMETIC ? null : declared.indication(),
                state.client,
                state.alarms.therapist,
                List.copyOf(state.pens.keySet()),
                state.openedAt,
                now,
                state.needlingMs,
                here == null ? null : here.area,
                here == null ? null : here.zone,
                here == null ? null : state.depthMm,
                limit == null ? null : limit.maxMm(),
                limit == null ? null : limit.warnMm(),
                here == null ? null : state.speedRpm,
                here == null ? null : state.contact,
                passes(state, table),
                state.phase,
                state.testArea,
                List.copyOf(state.alarms.byId.keySet()));
    }

    private static List<PassCount> passes(SessionState state, LimitsTable table) {
        List<PassCount> counts = new ArrayList<>(state.zones.size());
        for (ZoneTrack zone : state.zones.values()) {
            counts.add(
                    new PassCount(
                            zone.area,
                            zone.zone,
                            zone.passes,
                            zone.limit(state.declaration, table).maxPasses(),
                            Micrometres.toMm(zone.deepestUm)));
        }
        return counts;
    }
}
