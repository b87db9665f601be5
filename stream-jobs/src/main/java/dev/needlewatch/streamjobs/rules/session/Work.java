package dev.needlewatch.streamjobs.rules.session;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;

/**
 * A reading, put in its place among those of its pen.
 *
 * @param place where it stands among the pen's recent readings; -1 if it is older than those
 * @param newest whether no later reading of the pen came before it
 * @param needlingMs the needling time it adds to the pen's reading before it, ms; 0 if it is late
 */
public record Work(
        PenTrack pen,
        ZoneTrack zone,
        Reading reading,
        Declaration declared,
        int place,
        boolean newest,
        long needlingMs) {

    /** The reading as the one that began a condition. */
    public AlarmId.Origin by() {
        return new AlarmId.Origin(pen.pen, reading.boot(), reading.seq());
    }
}
