package dev.needlewatch.emulator.script;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;

/** One thing to be done on behalf of a pen at one moment. */
public sealed interface Cue {
    /** When it is to be done, wall time in ms since the Unix epoch. */
    long due();

    /** The pen on whose connection it is done. */
    String pen();

    /** Publish a message for the first time. */
    record Say(long due, String pen, PenMessage message) implements Cue {}

    /** Publish a message once more, byte by byte. */
    record Repeat(long due, String pen, PenMessage message) implements Cue {}

    /** Publish what cannot be used; it takes no sequence number. */
    record Garble(long due, String pen, TopicKind topic, Garbage garbage) implements Cue {}

    /** Go off the air in good order and come back with the next boot; the birth says which. */
    record Reboot(long due, String pen, PenStatus birth) implements Cue {}
}
