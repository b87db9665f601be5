package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;

/**
 * Needling time of one pen while something is amiss, however often it pauses, until what was amiss
 * is put right. State: public fields for the serializer.
 */
public final class Spell {
    /** How long needles were on skin, ms. */
    public long ms;

    /** Whether it has begun; boot, sequence number and the pen's time of its first reading. */
    public boolean begun;

    public long boot;
    public long seq;
    public long at;

    /** Whether the pen's newest reading belongs to it. */
    public boolean running;

    /** Takes the pen's newest reading, which belongs to the spell. */
    public void add(Work work) {
        Reading reading = work.reading();
        if (!begun) {
            begun = true;
            boot = reading.boot();
            seq = reading.seq();
            at = reading.at();
        }
        if (running) {
            ms += work.needlingMs();
        }
        running = true;
    }

    /** What was amiss is put right. */
    public void reset() {
        ms = 0;
        begun = false;
        running = false;
    }

    /** Its first reading. */
    public AlarmId.Origin by(String pen) {
        return new AlarmId.Origin(pen, boot, seq);
    }
}
