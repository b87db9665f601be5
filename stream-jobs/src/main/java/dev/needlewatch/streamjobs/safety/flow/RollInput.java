package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What the roll of treatments is fed with: a session event or a cartridge, exactly one of the two.
 *
 * @param at wall time of arrival, ms since the Unix epoch
 */
public record RollInput(
        String clinic, @Nullable PenEvent event, @Nullable CartridgeInUse cartridge, long at) {
    /** What Flink writes it down with. */
    public static final TypeInformation<RollInput> TYPE = TypeInformation.of(RollInput.class);

    /** A session event. */
    public static RollInput of(PenEvent event) {
        return new RollInput(event.clinic(), event, null, event.arrivedAt());
    }

    /** A pen works with a cartridge. */
    public static RollInput of(String clinic, CartridgeInUse cartridge, long at) {
        return new RollInput(clinic, null, cartridge, at);
    }

    /** The session event; null if it is a cartridge. */
    public @Nullable SessionEvent sessionEvent() {
        return event == null ? null : (SessionEvent) event.message();
    }

    /** The key of the session. */
    public String key() {
        String session =
                event != null
                        ? Objects.requireNonNull(event.session())
                        : Objects.requireNonNull(cartridge).session();
        return Owner.session(clinic, session).key();
    }
}
