package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * What a session has declared so far, as far as the depth limit depends on it.
 *
 * @param approvedDepthMm depth approved by the test area, mm; null before it
 */
public record SessionDeclaration(
        Treatment treatment,
        Indication indication,
        @Nullable Skin skin,
        @Nullable Integer fitzpatrick,
        @Nullable Double approvedDepthMm) {

    /** What holds for readings without an open session: medical, rejuvenation. */
    public static final SessionDeclaration UNDECLARED =
            new SessionDeclaration(Treatment.MEDICAL, Indication.REJUVENATION, null, null, null);

    static SessionDeclaration of(SessionEvent.Opened opened) {
        return new SessionDeclaration(
                opened.treatment(), opened.indication(), opened.skin(), opened.fitzpatrick(), null);
    }

    SessionDeclaration withApprovedDepth(@Nullable Double depthMm) {
        return new SessionDeclaration(treatment, indication, skin, fitzpatrick, depthMm);
    }
}
