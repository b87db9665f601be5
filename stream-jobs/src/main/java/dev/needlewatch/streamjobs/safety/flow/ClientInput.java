package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientReaction;
import dev.needlewatch.streamjobs.rules.history.RollEntry.ClientVisit;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What a client's history is fed with: exactly one of the two.
 *
 * @param at wall time of arrival, ms since the Unix epoch
 */
public record ClientInput(
        String clinic, @Nullable ClientVisit visit, @Nullable ClientReaction reaction, long at) {
    /** What Flink writes it down with. */
    public static final TypeInformation<ClientInput> TYPE = TypeInformation.of(ClientInput.class);

    /** The key of the client. */
    public String key() {
        return clinic
                + "/"
                + (visit != null ? visit.client() : Objects.requireNonNull(reaction).client());
    }
}
