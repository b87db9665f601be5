package dev.needlewatch.dashboards.live;

import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import java.util.concurrent.CompletableFuture;

/** Publishes what people at a screen ask for. Thread-safe. */
@FunctionalInterface
public interface CommandPublisher {
    /** Completes once the broker has acknowledged the command; fails if it did not get there. */
    CompletableFuture<Void> publish(String clinic, AlarmCommand command);
}
