package dev.needlewatch.ingest.contract.pen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event in the life of a session, from a pen or from a tablet in a pen's name. */
public sealed interface SessionEvent extends Sequenced {
    /** The session it is about. */
    String session();

    /**
     * A session begins.
     *
     * @param indication rejuvenation unless declared otherwise; without meaning for cosmetic
     * @param fitzpatrick the client's skin type, 1 to 6
     * @param areas the areas planned
     */
    record Opened(
            long boot,
            long seq,
            long at,
            String session,
            Treatment treatment,
            Indication indication,
            @Nullable String client,
            @Nullable String therapist,
            @Nullable Skin skin,
            @Nullable Integer fitzpatrick,
            @Nullable String serum,
            @Nullable String cartridge,
            List<String> areas)
            implements SessionEvent {
        public Opened {
            areas = List.copyOf(areas);
        }
    }

    /** The next part of a session begins. */
    record PhaseBegun(long boot, long seq, long at, String session, Phase phase)
            implements SessionEvent {}

    /**
     * The result of the test area.
     *
     * @param approvedDepthMm no deeper than this for the rest of the session, mm
     * @param serum the serum tested
     * @param comfort 0 (none) to 10
     */
    record TestArea(
            long boot,
            long seq,
            long at,
            String session,
            Reaction reaction,
            @Nullable Double approvedDepthMm,
            @Nullable String serum,
            @Nullable Integer comfort)
            implements SessionEvent {}

    /**
     * What the therapist sees.
     *
     * @param pain 0 to 10
     */
    record Observation(
            long boot,
            long seq,
            long at,
            String session,
            @Nullable Integer pain,
            @Nullable Erythema erythema,
            @Nullable Bleeding bleeding,
            @Nullable String area,
            @Nullable String zone)
            implements SessionEvent {}

    /** A session ends. */
    record Closed(long boot, long seq, long at, String session, @Nullable Outcome outcome)
            implements SessionEvent {}
}
