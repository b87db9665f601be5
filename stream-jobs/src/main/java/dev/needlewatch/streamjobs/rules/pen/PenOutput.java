package dev.needlewatch.streamjobs.rules.pen;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Sign;

/** Takes what the rules of a pen have to say, in the order it happens. */
public interface PenOutput {
    /** An alarm of the pen itself changed. */
    void alarm(Alarm alarm);

    /** For the session the pen works in, ahead of the reading concerned. */
    void sign(Sign sign);

    /** For the roll of treatments. */
    void cartridge(CartridgeInUse cartridge);
}
