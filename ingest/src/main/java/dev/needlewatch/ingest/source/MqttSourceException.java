package dev.needlewatch.ingest.source;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** The broker refuses what the settings ask for. Flink does not restart the job: it cannot help. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class MqttSourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says in one line what to change. */
    public MqttSourceException(String message) {
        super(message);
    }
}
