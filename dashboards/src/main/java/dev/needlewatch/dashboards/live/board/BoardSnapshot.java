package dev.needlewatch.dashboards.live.board;

import java.util.List;

/**
 * Everything a screen needs to begin: after it only deltas follow.
 *
 * @param at the server's wall time, ms since the Unix epoch
 */
public record BoardSnapshot(
        long at,
        BrokerLink broker,
        List<ClinicWatch> watches,
        List<SessionCard> sessions,
        List<AlarmTile> alarms,
        BoardOrder order) {
    public BoardSnapshot {
        watches = List.copyOf(watches);
        sessions = List.copyOf(sessions);
        alarms = List.copyOf(alarms);
    }
}
