package dev.needlewatch.dashboards.history;

/** The store cannot be read now; the message is one sentence for a person. */
public final class StoreAwayException extends Exception {
    private static final long serialVersionUID = 1;

    public StoreAwayException(String reason) {
        super(reason);
    }

    public StoreAwayException(String reason, Exception cause) {
        super(reason, cause);
    }
}
