package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;

/** A screen's command that waits for its alarm. State: public fields for the serializer. */
public final class HeldCommand {
    public AlarmCommand command = new AlarmCommand("", AlarmAction.ACKNOWLEDGE, "", null, 0);

    /** As it came, for the case that it must be refused. */
    public byte[] payload = {};

    /** Wall time it came, ms. */
    public long arrivedAt;

    /** Wall time at which it is refused, ms. */
    public long until;
}
