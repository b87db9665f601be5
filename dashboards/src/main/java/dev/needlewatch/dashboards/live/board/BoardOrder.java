package dev.needlewatch.dashboards.live.board;

import java.util.List;

/** The order in which screens show sessions and alarms, each as {@code clinic/id}. */
public record BoardOrder(List<String> sessions, List<String> alarms) {
    public BoardOrder {
        sessions = List.copyOf(sessions);
        alarms = List.copyOf(alarms);
    }
}
