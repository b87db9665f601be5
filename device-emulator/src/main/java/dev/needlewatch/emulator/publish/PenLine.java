package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.publish.PublishLedger.Purpose;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.pen.PenStatus;

/** What a pen's messages go out by. */
public interface PenLine {
    /** Goes nowhere: for a rehearsal. */
    PenLine NOWHERE =
            new PenLine() {
                @Override
                public void publish(Topic topic, byte[] payload, Purpose purpose) {}

                @Override
                public void restart(PenStatus birth) {}

                @Override
                public void cut() {}

                @Override
                public PenLine twin() {
                    return this;
                }
            };

    /** Publishes now, or as soon as the connection is there. */
    void publish(Topic topic, byte[] payload, Purpose purpose);

    /** Goes off the air in good order, if on it, and comes back with this birth. */
    void restart(PenStatus birth);

    /** Is cut off, so that the broker publishes the Will. */
    void cut();

    /** What another pen of the same id goes out by. */
    PenLine twin();
}
