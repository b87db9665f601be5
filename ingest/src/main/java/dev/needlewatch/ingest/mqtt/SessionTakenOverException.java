package dev.needlewatch.ingest.mqtt;

/** Another client logged in with our client id, and the broker let us go for it. */
public final class SessionTakenOverException extends RuntimeException {
    public SessionTakenOverException(String clientId, Throwable cause) {
        super(
                "another client took over '"
                        + clientId
                        + "'; if this goes on, two jobs use the same client id prefix",
                cause);
    }
}
