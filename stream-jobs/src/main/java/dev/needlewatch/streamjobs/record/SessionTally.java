package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.WireName;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.sink.influx.Point;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session adds up to. Whatever comes twice or out of order leads to the same sums. A Flink
 * POJO: public members, and no others.
 */
public final class SessionTally {
    /** Pens, areas and zones are few; what a pen may make up must not fill the memory. */
    private static final int MOST_COUNTS = 512;

    private static final int MOST_ALARMS = 1_000;

    /** What an open session has come to is written so often at first, ms of wall time. */
    static final long SO_FAR_FIRST_MS = 2_000;

    /** The same once it lasts longer. */
    static final long SO_FAR_LATER_MS = 10_000;

    /** The pause grows by one part in so many of the session's length. */
    private static final long SO_FAR_GROWS = 5;

    /** The opening; null before it. */
    public @Nullable Long openedAt;

    public String treatment = "";
    public String indication = "";
    public @Nullable String client;
    public @Nullable String therapist;

    /** The close, in the pens' time; null while open. */
    public @Nullable Long closedAt;

    public String outcome = "";
    public @Nullable Double deepestMm;
    public long needlingMs;

    /** The newest time of any reading or event, the pen's. */
    public long lastAt;

    /** The highest count of each pen, boot, area and zone. */
    public Map<String, Integer> passes = new HashMap<>();

    /** Priority of each alarm, the most urgent it had, by id. */
    public Map<String, String> alarms = new HashMap<>();

    /** Wall time by which the row is written; 0 while nothing is new. */
    public long dueAt;

    /** Wall time by which the row of the open session is written; 0 while nothing is new. */
    public long soFarDueAt;

    public SessionTally() {}

    void opened(SessionEvent.Opened event, long now) {
        openedAt = event.at();
        soFarDueAt = now;
        treatment = event.treatment().wire();
        indication = event.indication().wire();
        client = event.client();
        therapist = event.therapist();
        lastAt = Math.max(lastAt, event.at());
    }

    void closed(SessionEvent.Closed event, long at, long now) {
        closedAt = at;
        WireName how = event.outcome();
        outcome = how == null ? "unsaid" : how.wire();
        lastAt = Math.max(lastAt, at);
        soFarDueAt = 0;
        changed(now);
    }

    /** Counts a reading, unless it was taken after the close. */
    void add(String pen, Reading reading, long now) {
        if (closedAt != null && reading.at() > closedAt) {
            return;
        }
        lastAt = Math.max(lastAt, reading.at());
        if (reading.needling() && (deepestMm == null || reading.depthMm() > deepestMm)) {
            deepestMm = reading.depthMm();
        }
        Integer count = reading.passes();
        if (count != null) {
            String key = pen + "/" + reading.boot() + "/" + reading.area() + "/" + reading.zone();
            if (passes.size() < MOST_COUNTS || passes.containsKey(key)) {
                passes.merge(key, count, Math::max);
            }
        }
        changed(now);
    }

    /**
     * Counts an alarm that is raised here, at the most urgent priority it comes to. A pen's own
     * alarm names with each change the session the pen is in then: it counts where it was raised.
     */
    void alarm(Point change, long now) {
        String priority = change.tag("priority");
        if (priority == null || !(change.field("id") instanceof String id)) {
            return;
        }
        boolean raised = AlarmEvent.RAISED.wire().equals(change.tag("event"));
        if (alarms.containsKey(id) || (raised && alarms.size() < MOST_ALARMS)) {
            alarms.merge(id, priority, SessionTally::moreUrgent);
            changed(now);
        }
    }

    private static String moreUrgent(String one, String other) {
        return urgency(one) <= urgency(other) ? one : other;
    }

    private static int urgency(String priority) {
        return switch (priority) {
            case "high" -> 0;
            case "medium" -> 1;
            case "low" -> 2;
            default -> 3;
        };
    }

    void addNeedling(long ms) {
        needlingMs += ms;
    }

    /** The session was left by all who took part. */
    void abandoned() {
        closedAt = lastAt;
        outcome = Outcome.ABANDONED.wire();
    }

    private void changed(long now) {
        if (closedAt != null) {
            dueAt = dueAt == 0 ? now + SecondFold.WRITE_AFTER_MS : dueAt;
        } else if (openedAt != null && soFarDueAt == 0) {
            long length = Math.max(0, lastAt - openedAt);
            soFarDueAt = now + Math.min(SO_FAR_FIRST_MS + length / SO_FAR_GROWS, SO_FAR_LATER_MS);
        }
    }
}
