package dev.needlewatch.standalone.replay;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.clinic.PassCount;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.streamjobs.rules.watch.WatchCount;
import dev.needlewatch.streamjobs.rules.watch.WatchOutput;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a replay says: each change of an alarm as it comes, then sessions and accounts. */
public final class ReplayReport implements WatchOutput {
    private final PrintStream out;
    private final Map<String, SessionSnapshot> sessions = new LinkedHashMap<>();
    private final Map<String, Map<Priority, Integer>> raised = new HashMap<>();
    private final Map<String, Alarm> standing = new LinkedHashMap<>();
    private long passedOver;

    /** A report. */
    public ReplayReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void alarm(Alarm alarm) {
        if (alarm.event() == AlarmEvent.RAISED) {
            raised.computeIfAbsent(key(alarm.clinic(), owner(alarm)), unknown -> new HashMap<>())
                    .merge(alarm.priority(), 1, Integer::sum);
        }
        if (alarm.presence() == Presence.OFF) {
            standing.remove(alarm.id());
        } else {
            standing.put(alarm.id(), alarm);
        }
        out.printf(
                Locale.ROOT,
                "%s  %-6s  %-12s  %-7s  %-20s  %s %s  %s  %s%n",
                Instant.ofEpochMilli(alarm.changedAt()),
                alarm.priority().wire(),
                alarm.event().wire(),
                alarm.presence().wire(),
                alarm.code(),
                alarm.clinic(),
                owner(alarm),
                alarm.id(),
                alarm.message());
    }

    @Override
    public void rejected(String clinic, Rejection rejection) {
        out.printf(
                Locale.ROOT,
                "%s  rejected  %s  %s: %s%n",
                Instant.ofEpochMilli(rejection.at()),
                rejection.topic(),
                rejection.reason().wire(),
                rejection.detail());
    }

    @Override
    public void closed(SessionSnapshot last) {
        sessions.put(key(last.clinic(), last.session()), last);
    }

    /** A message that the system itself published was passed over. */
    void passedOver() {
        passedOver++;
    }

    /** Prints sessions, what still stands, and the accounts. */
    void finish(List<SessionSnapshot> remembered, WatchCount count) {
        remembered.forEach(
                session -> sessions.put(key(session.clinic(), session.session()), session));
        out.println();
        sessions.values().forEach(this::session);
        standing.values()
                .forEach(
                        alarm ->
                                out.printf(
                                        Locale.ROOT,
                                        "still %s: %s %s %s %s%n",
                                        alarm.presence().wire(),
                                        alarm.code(),
                                        alarm.clinic(),
                                        owner(alarm),
                                        alarm.id()));
        out.printf(
                Locale.ROOT,
                "%,d received = %,d accepted + %,d duplicate + %,d rejected; %,d late;"
                        + " %,d of the system's own passed over%n",
                count.received(),
                count.accepted(),
                count.duplicate(),
                count.rejected(),
                count.late(),
                passedOver);
    }

    private void session(SessionSnapshot session) {
        Map<Priority, Integer> alarms =
                raised.getOrDefault(key(session.clinic(), session.session()), Map.of());
        out.printf(
                Locale.ROOT,
                "session %s %s: %s, %s%s, pens %s, needling %d s, deepest %.2f mm,"
                        + " most passes %d; alarms: %d high, %d medium, %d low, %d info%n",
                session.clinic(),
                session.session(),
                session.state().wire(),
                session.treatment().wire(),
                session.indication() == null ? "" : " " + session.indication().wire(),
                String.join(", ", session.pens()),
                session.needlingMs() / 1_000,
                session.passes().stream().mapToDouble(PassCount::deepestMm).max().orElse(0),
                session.passes().stream().mapToInt(PassCount::count).max().orElse(0),
                alarms.getOrDefault(Priority.HIGH, 0),
                alarms.getOrDefault(Priority.MEDIUM, 0),
                alarms.getOrDefault(Priority.LOW, 0),
                alarms.getOrDefault(Priority.INFO, 0));
    }

    private static String owner(Alarm alarm) {
        return alarm.session() != null ? alarm.session() : String.valueOf(alarm.pen());
    }

    private static String key(String clinic, String session) {
        return clinic + "/" + session;
    }
}
