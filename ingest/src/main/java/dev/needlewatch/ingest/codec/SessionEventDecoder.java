package dev.needlewatch.ingest.codec;

import dev.needlewatch.ingest.contract.pen.Bleeding;
import dev.needlewatch.ingest.contract.pen.Erythema;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Outcome;
import dev.needlewatch.ingest.contract.pen.Phase;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.jspecify.annotations.Nullable;

/** Decodes session events: the common members first, then those of the type. */
final class SessionEventDecoder {
    private SessionEventDecoder() {}

    static SessionEvent decode(Members m) throws Refusal {
        long boot = m.count("boot");
        long seq = m.count("seq");
        long at = m.count("at");
        String session = m.name("session");
        return switch (m.text("type")) {
            case "opened" -> opened(m, boot, seq, at, session);
            case "phase" ->
                    new SessionEvent.PhaseBegun(
                            boot, seq, at, session, m.constant("phase", Phase.class));
            case "test-area" -> testArea(m, boot, seq, at, session);
            case "observation" -> observation(m, boot, seq, at, session);
            case "closed" -> new SessionEvent.Closed(boot, seq, at, session, outcome(m));
            default ->
                    throw Refusal.value(
                            "type", "one of opened, phase, test-area, observation, closed");
        };
    }

    /** {@code abandoned} is the system's own word; nobody else may say it. */
    private static @Nullable Outcome outcome(Members m) throws Refusal {
        Outcome outcome = m.optionalConstant("outcome", Outcome.class);
        if (outcome == Outcome.ABANDONED) {
            throw Refusal.value("outcome", "one of completed, aborted");
        }
        return outcome;
    }

    private static SessionEvent opened(Members m, long boot, long seq, long at, String session)
            throws Refusal {
        Indication indication = m.optionalConstant("indication", Indication.class);
        return new SessionEvent.Opened(
                boot,
                seq,
                at,
                session,
                m.constant("treatment", Treatment.class),
                indication == null ? Indication.REJUVENATION : indication,
                m.optionalName("client"),
                m.optionalName("therapist"),
                m.optionalConstant("skin", Skin.class),
                m.optionalInt("fitzpatrick", 1, 6),
                m.optionalName("serum"),
                m.optionalName("cartridge"),
                m.texts("areas"));
    }

    private static SessionEvent testArea(Members m, long boot, long seq, long at, String session)
            throws Refusal {
        return new SessionEvent.TestArea(
                boot,
                seq,
                at,
                session,
                m.constant("reaction", Reaction.class),
                m.optionalNumber("approvedDepthMm", 0, 10),
                m.optionalName("serum"),
                m.optionalInt("comfort", 0, 10));
    }

    private static SessionEvent observation(Members m, long boot, long seq, long at, String session)
            throws Refusal {
        return new SessionEvent.Observation(
                boot,
                seq,
                at,
                session,
                m.optionalInt("pain", 0, 10),
                m.optionalConstant("erythema", Erythema.class),
                m.optionalConstant("bleeding", Bleeding.class),
                m.optionalText("area"),
                m.optionalZone("zone"));
    }
}
