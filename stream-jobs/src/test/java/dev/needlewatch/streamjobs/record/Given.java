package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of the record job begin with. */
final class Given {
    static final long SECOND = 1_795_377_844_000L;
    static final long NANOS = 1_000_000L;

    private Given() {}

    static PenEvent from(String pen, PenMessage message) {
        return new PenEvent("lyon", pen, message, message.at());
    }

    /** As the fold is given it. */
    static FoldInput input(String pen, PenMessage message) {
        return new FoldInput.Message(from(pen, message));
    }

    /** A needling reading on the left cheek. */
    static Reading reading(long seq, long at, double depthMm) {
        return reading(seq, at, depthMm, "s-1", true);
    }

    static Reading reading(
            long seq, long at, double depthMm, @Nullable String session, boolean contact) {
        return new Reading(
                1, seq, at, session, "cheek", "left", depthMm, 0.8, 7000, 2, contact, null, null);
    }

    static SessionEvent.Opened opened(long seq, Treatment treatment) {
        return new SessionEvent.Opened(
                1,
                seq,
                SECOND,
                "s-1",
                treatment,
                Indication.REJUVENATION,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }
}
