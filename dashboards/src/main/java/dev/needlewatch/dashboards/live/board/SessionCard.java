package dev.needlewatch.dashboards.live.board;

import dev.needlewatch.ingest.contract.WireName;
import dev.needlewatch.ingest.contract.clinic.PassCount;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.clinic.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as screens show it. The client's pseudonym is left out: a board hangs on a wall.
 *
 * @param open false once the session closed
 * @param contact whether needles were on skin in the newest reading; null where it is not known
 * @param at wall time of the snapshot, ms since the Unix epoch
 */
public record SessionCard(
        String clinic,
        String session,
        boolean open,
        String treatment,
        @Nullable String indication,
        @Nullable String therapist,
        List<String> pens,
        long openedAt,
        long at,
        long needlingMs,
        @Nullable String area,
        @Nullable String zone,
        @Nullable Double depthMm,
        @Nullable Double limitMm,
        @Nullable Double warnMm,
        @Nullable Double speedRpm,
        @Nullable Boolean contact,
        List<PassCount> passes,
        @Nullable String phase,
        boolean tested) {

    /** The card of a snapshot. */
    public static SessionCard of(SessionSnapshot snapshot) {
        return new SessionCard(
                snapshot.clinic(),
                snapshot.session(),
                snapshot.state() == SessionState.OPEN,
                snapshot.treatment().wire(),
                wire(snapshot.indication()),
                snapshot.therapist(),
                snapshot.pens(),
                snapshot.openedAt(),
                snapshot.at(),
                snapshot.needlingMs(),
                snapshot.area(),
                snapshot.zone(),
                snapshot.depthMm(),
                snapshot.limitMm(),
                snapshot.warnMm(),
                snapshot.speedRpm(),
                snapshot.contact(),
                snapshot.passes(),
                wire(snapshot.phase()),
                snapshot.testArea() != null);
    }

    private static @Nullable String wire(@Nullable WireName constant) {
        return constant == null ? null : constant.wire();
    }
}
