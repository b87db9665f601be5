package dev.needlewatch.ingest.codec;

import dev.needlewatch.ingest.contract.clinic.RejectReason;

/**
 * Carries a reason from the depth of a decoder to its entry, where it becomes a {@link
 * Decoded.Rejected}. Never leaves this package; has no stack trace, since bad input may come fast.
 */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    Refusal(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    static Refusal missing(String member) {
        return new Refusal(RejectReason.MISSING_MEMBER, "'" + member + "' is missing");
    }

    static Refusal type(String member, String expected) {
        return new Refusal(RejectReason.WRONG_TYPE, "'" + member + "' must be " + expected);
    }

    static Refusal id(String member) {
        return new Refusal(RejectReason.BAD_ID, "'" + member + "' is no valid identifier");
    }

    static Refusal value(String member, String expected) {
        return new Refusal(RejectReason.INVALID_VALUE, "'" + member + "' must be " + expected);
    }

    static Refusal implausible(String member, String range) {
        return new Refusal(RejectReason.IMPLAUSIBLE, "'" + member + "' is not within " + range);
    }
}
