package dev.needlewatch.ingest.testing;

import dev.needlewatch.ingest.mqtt.BrokerSettings;

/** A broker on a free port of the loopback interface, for the time of a test. */
public interface TestBroker extends AutoCloseable {
    /** Where it is; the same before and after a restart. */
    BrokerSettings settings();

    /** Takes it down; connections break. */
    void stop();

    /** Brings it up again on the same port; returns when it takes connections. */
    void start();

    /** Whether sessions and their messages outlive {@link #stop()}. */
    boolean persistent();

    /** Takes it down for good and removes its files. */
    @Override
    void close();
}
