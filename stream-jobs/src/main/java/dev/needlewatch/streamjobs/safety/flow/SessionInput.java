package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.RecordType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one session are fed with, or of one pen's readings that name none; keyed by
 * that owner. Immutable.
 */
public sealed interface SessionInput {
    /** What Flink writes it down with. */
    TypeInformation<SessionInput> TYPE =
            new RecordType<>(SessionInput.class, SessionInputSerializer.INSTANCE);

    /** The key of the owner's state. */
    String key();

    /**
     * A reading or session event that its pen had not sent before.
     *
     * @param late whether newer ones of the pen came first
     * @param payload a session event's payload, which the rules may still refuse; null for readings
     */
    @SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
    record Message(PenEvent event, boolean late, byte @Nullable [] payload)
            implements SessionInput {
        @Override
        public String key() {
            return keyOf(event.clinic(), event.session(), event.pen());
        }
    }

    /** A screen's command, addressed by the alarm it names. */
    record Command(String key, ScreenCommand command) implements SessionInput {}

    /** What the pen's own state tells the session it works in. */
    record Signed(String clinic, Sign sign) implements SessionInput {
        @Override
        public String key() {
            return keyOf(clinic, sign.session(), sign.pen());
        }
    }

    /** What a client's or a cartridge's history tells a session. */
    record Found(String clinic, Finding finding) implements SessionInput {
        @Override
        public String key() {
            return Owner.session(clinic, finding.session()).key();
        }
    }

    /**
     * The system's own probe, on its way through the operators that readings pass.
     *
     * @param at wall time it was sent, ms since the Unix epoch
     */
    record Probed(String clinic, long at) implements SessionInput {
        @Override
        public String key() {
            return Owner.device(clinic, Probe.PEN).key();
        }
    }

    /** An alarm that stands at the broker, for its owner. */
    record Standing(String key, StandingAlarm alarm) implements SessionInput {}

    private static String keyOf(String clinic, @Nullable String session, String pen) {
        return session == null
                ? Owner.stray(clinic, pen).key()
                : Owner.session(clinic, session).key();
    }
}
