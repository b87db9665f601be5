package dev.needlewatch.streamjobs.sink.influx;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The store refuses us for a reason that only a person can change. Flink does not restart a job
 * that fails with it: the next attempt would end the same way.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class InfluxConfigurationException extends IOException {
    private static final long serialVersionUID = 1;

    InfluxConfigurationException(String whatToChange) {
        super(whatToChange);
    }
}
