package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.RecordType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** What is known of one pen, in the order it came; keyed by clinic and pen. Immutable. */
public sealed interface PenInput {
    /** What Flink writes it down with. */
    TypeInformation<PenInput> TYPE = new RecordType<>(PenInput.class, PenInputSerializer.INSTANCE);

    /** What stands between clinic and pen in a key; the same as in {@link PenEvent#penKey}. */
    String PENS = "/pens/";

    /** The key of the pen's state. */
    String key();

    /**
     * A message that could be decoded.
     *
     * @param retained whether the broker had kept it from before the subscription
     * @param payload a session event's payload, which the session's rules may still refuse; null
     *     for all else
     */
    @SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
    record Message(PenEvent event, boolean retained, byte @Nullable [] payload)
            implements PenInput {
        @Override
        public String key() {
            return event.penKey();
        }
    }

    /** A payload on one of the pen's topics that could not be used. */
    record Unusable(String clinic, String pen, long arrivedAt) implements PenInput {
        @Override
        public String key() {
            return keyOf(clinic, pen);
        }
    }

    /** A screen's command for one of the pen's own alarms. */
    record Command(String pen, ScreenCommand command) implements PenInput {
        @Override
        public String key() {
            return keyOf(command.clinic(), pen);
        }
    }

    /**
     * The system's own probe, on its way through the operators that readings pass.
     *
     * @param at wall time it was sent, ms since the Unix epoch
     */
    record Probed(String clinic, long at) implements PenInput {
        @Override
        public String key() {
            return keyOf(clinic, Probe.PEN);
        }
    }

    /**
     * An alarm that stands at the broker, on its way to its owner behind what the pen sent.
     *
     * @param pen the pen that it names; {@link Probe#PEN} if it names none
     * @param owner the key of the alarm's owner
     */
    record Standing(String pen, String owner, StandingAlarm alarm) implements PenInput {
        @Override
        public String key() {
            return keyOf(alarm.clinic(), pen);
        }
    }

    /** The owner's key of a pen's own alarms, by the key of the pen's state. */
    static String ownerOf(String key) {
        String clinic = clinicOf(key);
        return Owner.device(clinic, key.substring(clinic.length() + PENS.length())).key();
    }

    /** The clinic in the key of a pen's state. */
    static String clinicOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private static String keyOf(String clinic, String pen) {
        return clinic + PENS + pen;
    }
}
