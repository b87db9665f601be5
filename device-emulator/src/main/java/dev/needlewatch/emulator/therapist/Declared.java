package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.oracle.DepthLimits;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.SessionEvent.Opened;
import dev.needlewatch.ingest.contract.pen.Skin;
import dev.needlewatch.ingest.contract.pen.Treatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session is declared to be when it is opened: all that its limits depend on. */
record Declared(Treatment treatment, Indication indication, Skin skin, int fitzpatrick) {

    private static final SessionNames NOBODY = new SessionNames("c", "s", "c", "t", "k");

    static Declared medical(Indication indication, Skin skin, int fitzpatrick) {
        return new Declared(Treatment.MEDICAL, indication, skin, fitzpatrick);
    }

    static Declared cosmetic() {
        return new Declared(Treatment.COSMETIC, Indication.REJUVENATION, Skin.NORMAL, 2);
    }

    boolean isCosmetic() {
        return treatment == Treatment.COSMETIC;
    }

    /** The limits a therapist who knows the rules would keep to. */
    DepthLimits limits(@Nullable String area, @Nullable Double approvedMm) {
        Long approvedUm = approvedMm == null ? null : Math.round(approvedMm * 1000);
        Opened opened = opened(NOBODY, List.of(), 0, 0, 0);
        return DepthLimits.of(LimitsTable.DEFAULTS, opened, approvedUm, area);
    }

    /** The event that opens the session. */
    Opened opened(SessionNames names, List<String> areas, long boot, long seq, long at) {
        return new Opened(
                boot,
                seq,
                at,
                names.session(),
                treatment,
                indication,
                names.client(),
                names.therapist(),
                skin,
                fitzpatrick,
                names.serum(),
                names.cartridge(),
                areas);
    }
}
