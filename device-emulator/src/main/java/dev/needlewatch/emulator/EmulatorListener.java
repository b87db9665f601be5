package dev.needlewatch.emulator;

import dev.needlewatch.ingest.contract.alarm.Alarm;

/** Hears of what goes on, for people to see. Called on internal threads; must not block. */
public interface EmulatorListener {
    /** Hears nothing. */
    EmulatorListener NONE = new EmulatorListener() {};

    /**
     * A session is about to begin.
     *
     * @param style the name of the way it is worked
     */
    default void sessionBegins(String clinic, String session, String style) {}

    /** A session is over. */
    default void sessionEnded(String clinic, String session) {}

    /** An alarm changed. */
    default void alarm(Alarm alarm) {}
}
