package dev.needlewatch.dashboards.live.board;

import java.util.List;

/**
 * Everything a screen needs to begin: after it only deltas follow.
 *
 * @param at the server's wall time, ms since the Unix epoch
 * @param clockSpeed how many times as fast as the machine's clock that runs; 1 but for plays
 */
public record BoardSnapshot(
        long at,
        double clockSpeed,
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
