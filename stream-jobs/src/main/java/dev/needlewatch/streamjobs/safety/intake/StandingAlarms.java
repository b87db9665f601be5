package dev.needlewatch.streamjobs.safety.intake;

import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Ids;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.safety.flow.PenInput;
import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what stands retained at the broker; whatever is no alarm of ours is left alone. */
final class StandingAlarms {
    private StandingAlarms() {}

    /** An alarm retained on its own topic. */
    static Optional<PenInput> retained(Topic topic, byte[] payload) {
        return decode(topic, payload)
                .filter(alarm -> alarm.id().equals(topic.id()))
                .flatMap(alarm -> of(topic, alarm, payload, false));
    }

    /** The same alarm, called through the broker the way that readings come. */
    static Optional<PenInput> called(Topic topic, byte[] payload) {
        return Probe.PEN.equals(topic.id())
                ? decode(topic, payload).flatMap(alarm -> of(topic, alarm, payload, true))
                : Optional.empty();
    }

    /** An alarm's topic was cleared. */
    static Optional<PenInput> cleared(Topic topic) {
        String id = String.valueOf(topic.id());
        return AlarmId.owner(topic.clinic(), id)
                .map(
                        owner ->
                                new PenInput.Standing(
                                        penOf(owner, null),
                                        owner.key(),
                                        new StandingAlarm(topic.clinic(), id, new byte[0], false)));
    }

    private static Optional<PenInput> of(Topic topic, Alarm alarm, byte[] payload, boolean called) {
        String pen = alarm.pen();
        if (alarm.presence() == Presence.OFF || (pen != null && !Ids.isAddress(pen))) {
            return Optional.empty();
        }
        return AlarmId.owner(topic.clinic(), alarm.id())
                .map(
                        owner ->
                                new PenInput.Standing(
                                        penOf(owner, pen),
                                        owner.key(),
                                        new StandingAlarm(
                                                topic.clinic(), alarm.id(), payload, called)));
    }

    /** Behind whose messages it waits its turn. */
    private static String penOf(Owner owner, @Nullable String named) {
        if (owner.kind() == Owner.Kind.DEVICE) {
            return owner.id();
        }
        return named == null ? Probe.PEN : named;
    }

    private static Optional<Alarm> decode(Topic topic, byte[] payload) {
        return SystemCodec.decode(topic, payload, Alarm.class) instanceof Decoded.Valid<Alarm> valid
                        && topic.clinic().equals(valid.message().clinic())
                        && complete(valid.message())
                ? Optional.of(valid.message())
                : Optional.empty();
    }

    /** What anybody may have retained there need not have all members. */
    @SuppressWarnings("ConstantValue") // the decoder leaves null what is not there
    private static boolean complete(Alarm alarm) {
        return alarm.id() != null && alarm.presence() != null && alarm.priority() != null;
    }
}
