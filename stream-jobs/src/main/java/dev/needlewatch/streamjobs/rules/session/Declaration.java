package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * What a session says of itself as far as limits follow from it.
 *
 * @param fitzpatrick skin type, 1 to 6
 * @param approvedDepthMm what the test area approved, mm
 */
public record Declaration(
        Treatment treatment,
        Indication indication,
        @Nullable Skin skin,
        @Nullable Integer fitzpatrick,
        @Nullable Double approvedDepthMm) {

    /** How readings of no session, or of one not yet opened, are judged. */
    public static final Declaration UNDECLARED =
            new Declaration(Treatment.MEDICAL, Indication.REJUVENATION, null, null, null);

    /** The skin type from which on skin is judged more easily harmed (Fitzpatrick IV). */
    private static final int DARKER_SKIN = 4;

    /** What an opening declares; a depth approved before it stays approved. */
    public Declaration opened(SessionEvent.Opened event) {
        return new Declaration(
                event.treatment(),
                event.indication(),
                event.skin(),
                event.fitzpatrick(),
                approvedDepthMm);
    }

    /** The same with the depth a test area approved; one that approves none changes nothing. */
    public Declaration tested(SessionEvent.TestArea event) {
        return event.approvedDepthMm() == null
                ? this
                : new Declaration(
                        treatment, indication, skin, fitzpatrick, event.approvedDepthMm());
    }

    /** Whether the factors for Fitzpatrick IV to VI apply. */
    boolean darkerSkin() {
        return fitzpatrick != null && fitzpatrick >= DARKER_SKIN;
    }

    /** The treatment and its indication as a person says it, for example "medical, scar". */
    public String inWords() {
        return treatment == Treatment.COSMETIC
                ? treatment.wire()
                : treatment.wire() + ", " + indication.wire();
    }
}
