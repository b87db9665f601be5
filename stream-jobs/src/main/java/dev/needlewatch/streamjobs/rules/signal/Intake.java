package dev.needlewatch.streamjobs.rules.signal;

import dev.needlewatch.ingest.contract.clinic.RejectReason;
import org.jspecify.annotations.Nullable;

/** What became of a message: every one is accepted, a duplicate, or rejected for a reason. */
public enum Intake {
    ACCEPTED(null, ""),
    /** Accepted, after newer ones of its pen. */
    LATE(null, ""),
    DUPLICATE(null, ""),
    SESSION_OPEN(RejectReason.SESSION_OPEN, "the session is open already"),
    SESSION_CLOSED(RejectReason.SESSION_CLOSED, "the session is closed"),
    UNKNOWN_ALARM(RejectReason.UNKNOWN_ALARM, "no alarm that is not off has this id"),
    ALREADY_ACKNOWLEDGED(RejectReason.ALREADY_ACKNOWLEDGED, "the alarm was acknowledged before");

    private final @Nullable RejectReason reason;
    private final String detail;

    Intake(@Nullable RejectReason reason, String detail) {
        this.reason = reason;
        this.detail = detail;
    }

    /** Why it was rejected; null if it was not. */
    public @Nullable RejectReason reason() {
        return reason;
    }

    /** The rejection in one sentence. */
    public String detail() {
        return detail;
    }
}
