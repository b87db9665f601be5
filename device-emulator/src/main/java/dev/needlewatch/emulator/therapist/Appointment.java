package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.device.Pen;
import dev.needlewatch.emulator.fault.Restart;
import java.util.List;

/**
 * When a session is worked, and with what.
 *
 * @param pens the pens of the chair; they go on from where the last session left them
 * @param begin when the session is opened, ms since the Unix epoch
 * @param restart whether the pen at work restarts meanwhile
 */
public record Appointment(List<Pen> pens, long begin, Restart restart) {
    public Appointment {
        pens = List.copyOf(pens);
    }
}
