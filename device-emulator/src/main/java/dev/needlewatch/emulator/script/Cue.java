package dev.needlewatch.emulator.script;

import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.PenStatus;

/** One thing to be done on behalf of a pen at one moment. */
public sealed interface Cue {
    /** When it is to be done, ms since the Unix epoch; wall time unless time runs faster. */
    long due();

    /** The pen on whose connection it is done. */
    String pen();

    /** The same at another moment. */
    Cue at(long due);

    /**
     * Publish a message for the first time.
     *
     * @param taken when the pen had it ready; {@code due} is later if it is held up
     */
    record Say(long due, String pen, PenMessage message, long taken) implements Cue {
        /** At once. */
        public Say(long due, String pen, PenMessage message) {
            this(due, pen, message, due);
        }

        @Override
        public Say at(long when) {
            return new Say(when, pen, message, taken);
        }
    }

    /** Publish a message once more, byte by byte. */
    record Repeat(long due, String pen, PenMessage message) implements Cue {
        @Override
        public Repeat at(long when) {
            return new Repeat(when, pen, message);
        }
    }

    /** Publish what cannot be used; it takes no sequence number. */
    record Garble(long due, String pen, TopicKind topic, Garbage garbage) implements Cue {
        @Override
        public Garble at(long when) {
            return new Garble(when, pen, topic, garbage);
        }
    }

    /** Go off the air in good order and come back with the next boot; the birth says which. */
    record Reboot(long due, String pen, PenStatus birth) implements Cue {
        @Override
        public Reboot at(long when) {
            return new Reboot(when, pen, birth);
        }
    }

    /** The connection is gone, and the broker publishes the Will. */
    record Cut(long due, String pen) implements Cue {
        @Override
        public Cut at(long when) {
            return new Cut(when, pen);
        }
    }

    /** Connected again, without having restarted. */
    record Back(long due, String pen, PenStatus birth) implements Cue {
        /** With what the pen said of itself last, said anew. */
        public static Back saying(PenStatus last, long due, String pen) {
            return new Back(due, pen, restated(last, due));
        }

        @Override
        public Back at(long when) {
            return new Back(when, pen, birth);
        }
    }

    /**
     * Another pen that bears the same id says something. With its birth it connects, and takes the
     * MQTT session over; the pen itself is off the air then, until it comes {@link Back}.
     */
    record Twin(long due, String pen, PenMessage message) implements Cue {
        @Override
        public Twin at(long when) {
            return new Twin(when, pen, message);
        }
    }

    /** The same status, said at another moment. */
    static PenStatus restated(PenStatus s, long at) {
        return new PenStatus(
                s.state(),
                s.boot(),
                at,
                s.model(),
                s.firmware(),
                s.batteryPct(),
                s.cartridge(),
                s.nominalRpm());
    }
}
