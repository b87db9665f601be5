package dev.needlewatch.streamjobs.rules.watch;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.SessionSnapshot;
import dev.needlewatch.ingest.contract.limits.ClinicLimits;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole of the rules without a cluster: what is published goes in, alarms come out. Time is
 * what it is told: it passes with each message's arrival and with {@link #advanceTo}. The same
 * input gives the same output. Single-threaded; for any number of clinics.
 */
public final class Watch {
    private final WatchOutput out;
    private final Timers timers = new Timers();
    private final Map<String, Clinic> clinics = new LinkedHashMap<>();
    private long now = Long.MIN_VALUE;

    private long received;
    private long accepted;
    private long duplicate;
    private long rejected;
    private long late;

    /** Nothing is known yet; {@code out} takes everything it will say. */
    public Watch(WatchOutput out) {
        this.out = out;
    }

    /**
     * A message as the broker delivers it.
     *
     * @param retained whether the broker had kept it from before
     * @param arrivedAt wall time of its arrival, ms since the Unix epoch; if it is earlier than
     *     that of the one before, time stands still
     */
    public void message(String path, byte[] payload, boolean retained, long arrivedAt) {
        advanceTo(arrivedAt);
        if (payload.length == 0 && retained) {
            return;
        }
        Optional<Topic> topic = Topic.parse(path);
        if (topic.isPresent() && isOurs(topic.get().kind())) {
            return; // the system's own, under the pens' topic filter
        }
        received++;
        if (topic.isEmpty()) {
            rejected++;
            String clinic = Topic.clinicOf(path).orElse(null);
            if (clinic != null) {
                String detail = "no topic of the contract, or no valid pen id in it";
                refuse(clinic, path, payload, new Refusal(RejectReason.UNKNOWN_TOPIC, detail));
            }
            return;
        }
        Refusal refusal = take(topic.get(), payload, retained);
        if (refusal != null) {
            rejected++;
            refuse(topic.get().clinic(), path, payload, refusal);
        }
    }

    private static boolean isOurs(TopicKind kind) {
        return kind == TopicKind.COMMAND || kind == TopicKind.PROBE || kind == TopicKind.STANDING;
    }

    /** Lets wall time pass, ms since the Unix epoch; what is due by then happens in its order. */
    public void advanceTo(long wallMs) {
        timers.advance(now, wallMs);
        now = Math.max(now, wallMs);
    }

    /** Lays limits over the defaults in a clinic, as if its manager's screen had published them. */
    public void limits(String clinic, ClinicLimits document) {
        clinic(clinic).limits(document.over(LimitsTable.DEFAULTS));
    }

    /** The sessions of all clinics that are remembered, as they stand. */
    public List<SessionSnapshot> sessions() {
        return clinics.values().stream().flatMap(c -> c.sessions(now).stream()).toList();
    }

    /** What became of all that came so far. */
    public WatchCount count() {
        return new WatchCount(received, accepted, duplicate, rejected, late);
    }

    /** Why a payload cannot be used. */
    private record Refusal(RejectReason reason, String detail) {}

    private @Nullable Refusal take(Topic topic, byte[] payload, boolean retained) {
        return switch (topic.kind()) {
            case ALARM_COMMANDS -> command(topic, payload);
            case LIMITS -> limits(topic, payload);
            default -> pen(topic, payload, retained);
        };
    }

    private @Nullable Refusal pen(Topic topic, byte[] payload, boolean retained) {
        Decoded<PenMessage> decoded = PenCodec.decodePen(topic, payload);
        Clinic clinic = clinic(topic.clinic());
        if (decoded instanceof Decoded.Valid<PenMessage> valid) {
            String pen = Objects.requireNonNull(topic.id(), "pens' topics name the pen");
            return count(clinic.message(pen, valid.message(), retained, now));
        }
        boolean ofPen =
                switch (topic.kind()) {
                    case READING, SESSION, STATUS, LOG -> true;
                    default -> false;
                };
        if (ofPen) {
            clinic.rejected(Objects.requireNonNull(topic.id()), now);
        }
        return refusal(decoded);
    }

    private @Nullable Refusal command(Topic topic, byte[] payload) {
        Decoded<AlarmCommand> decoded = PenCodec.decodeCommand(topic, payload);
        if (!(decoded instanceof Decoded.Valid<AlarmCommand> valid)) {
            return refusal(decoded);
        }
        Optional<Owner> owner = AlarmId.owner(topic.clinic(), valid.message().alarm());
        return count(
                owner.isEmpty()
                        ? Intake.UNKNOWN_ALARM
                        : clinic(topic.clinic()).command(owner.get(), valid.message(), now));
    }

    private @Nullable Refusal limits(Topic topic, byte[] payload) {
        if (payload.length == 0) { // taken back
            clinic(topic.clinic()).limits(LimitsTable.DEFAULTS);
            out.applied(topic.clinic(), new LimitsApplied(LimitsTable.DEFAULTS.version(), now));
            return count(Intake.ACCEPTED);
        }
        Decoded<ClinicLimits> decoded = PenCodec.decodeLimits(topic, payload);
        if (!(decoded instanceof Decoded.Valid<ClinicLimits> valid)) {
            return refusal(decoded);
        }
        limits(topic.clinic(), valid.message());
        out.applied(topic.clinic(), new LimitsApplied(valid.message().version(), now));
        return count(Intake.ACCEPTED);
    }

    private static Refusal refusal(Decoded<?> decoded) {
        Decoded.Rejected<?> refused = (Decoded.Rejected<?>) decoded;
        return new Refusal(refused.reason(), refused.detail());
    }

    /** Books what became of a message; a rejection is for the caller to book and tell. */
    private @Nullable Refusal count(Intake intake) {
        RejectReason reason = intake.reason();
        if (reason != null) {
            return new Refusal(reason, intake.detail());
        }
        if (intake == Intake.DUPLICATE) {
            duplicate++;
        } else {
            accepted++;
            late += intake == Intake.LATE ? 1 : 0;
        }
        return null;
    }

    private void refuse(String clinic, String path, byte[] payload, Refusal refusal) {
        out.rejected(
                clinic,
                SystemCodec.rejection(path, payload, refusal.reason(), refusal.detail(), now));
    }

    private Clinic clinic(String id) {
        return clinics.computeIfAbsent(id, c -> new Clinic(c, timers, out));
    }
}
