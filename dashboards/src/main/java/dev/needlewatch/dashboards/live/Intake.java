package dev.needlewatch.dashboards.live;

import dev.needlewatch.dashboards.live.board.Delta;
import dev.needlewatch.dashboards.live.board.LiveBoard;
import dev.needlewatch.dashboards.live.board.SessionCard;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes of the board from what came over MQTT. What cannot be read changes nothing and is
 * logged: the first ten, then at powers of two. Belongs to the board's thread.
 */
public final class Intake {
    /** The topics the live board needs. */
    static final Set<TopicKind> KINDS =
            Set.of(
                    TopicKind.SNAPSHOT,
                    TopicKind.ALARM,
                    TopicKind.ALARM_EVENTS,
                    TopicKind.MONITORING);

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private long unreadable;

    /** Applies one message to the board. */
    public List<Delta> take(LiveBoard board, String path, byte[] payload) {
        Topic topic = Topic.parse(path).orElse(null);
        if (topic == null) {
            return unreadable(path, "no topic of the contract");
        }
        return switch (topic.kind()) {
            case SNAPSHOT -> session(board, topic, payload);
            case ALARM, ALARM_EVENTS -> alarm(board, topic, payload);
            case MONITORING -> beat(board, topic, payload);
            default -> List.of();
        };
    }

    /** How many messages could not be read so far. */
    public long unreadable() {
        return unreadable;
    }

    private List<Delta> session(LiveBoard board, Topic topic, byte[] payload) {
        if (payload.length == 0) {
            board.sessionCleared(topic.clinic(), String.valueOf(topic.id()));
            return List.of();
        }
        if (SystemCodec.decode(topic, payload, SessionSnapshot.class)
                instanceof Decoded.Valid<SessionSnapshot> valid) {
            SessionSnapshot snapshot = valid.message();
            if (topic.clinic().equals(snapshot.clinic()) && complete(snapshot)) {
                board.session(SessionCard.of(snapshot));
                return List.of();
            }
        }
        return unreadable(topic.path(), "not a session snapshot of this clinic");
    }

    private List<Delta> alarm(LiveBoard board, Topic topic, byte[] payload) {
        if (payload.length == 0 && topic.id() != null) {
            return board.alarmCleared(topic.clinic(), topic.id());
        }
        if (SystemCodec.decode(topic, payload, Alarm.class) instanceof Decoded.Valid<Alarm> valid) {
            Alarm alarm = valid.message();
            if (topic.clinic().equals(alarm.clinic()) && complete(alarm)) {
                return board.alarm(alarm);
            }
        }
        return unreadable(topic.path(), "not an alarm of this clinic");
    }

    private List<Delta> beat(LiveBoard board, Topic topic, byte[] payload) {
        return SystemCodec.decode(topic, payload, Monitoring.class)
                        instanceof Decoded.Valid<Monitoring> valid
                ? board.beat(topic.clinic(), valid.message())
                : unreadable(topic.path(), "not a monitoring beat");
    }

    /** The codec leaves a member that is missing null, whatever the record says of it. */
    @SuppressWarnings("ConstantConditions")
    private static boolean complete(Alarm alarm) {
        return alarm.id() != null
                && alarm.code() != null
                && alarm.kind() != null
                && alarm.priority() != null
                && alarm.presence() != null
                && alarm.message() != null;
    }

    @SuppressWarnings("ConstantConditions")
    private static boolean complete(SessionSnapshot snapshot) {
        return snapshot.session() != null
                && snapshot.state() != null
                && snapshot.treatment() != null;
    }

    private List<Delta> unreadable(String path, String why) {
        unreadable++;
        if (unreadable <= 10 || Long.bitCount(unreadable) == 1) {
            LOG.warn("message {} that cannot be shown, on {}: {}", unreadable, path, why);
        }
        return List.of();
    }
}
