package dev.needlewatch.emulator.therapist;

import org.jspecify.annotations.Nullable;

/**
 * One place on the way through a session.
 *
 * @param pen which of the session's pens works here, from 0
 * @param dialMm what the dial is set to
 * @param passes how many passes
 * @param rebootAfterPass the pen restarts after this pass; 0 for never
 */
record Stop(
        int pen,
        String area,
        String zone,
        double dialMm,
        int passes,
        @Nullable Excursion excursion,
        int rebootAfterPass) {

    static Stop at(String area, String zone, double dialMm, int passes) {
        return new Stop(0, area, zone, dialMm, passes, null, 0);
    }

    Stop with(Excursion mishap) {
        return new Stop(pen, area, zone, dialMm, passes, mishap, rebootAfterPass);
    }

    Stop withPen(int other) {
        return new Stop(other, area, zone, dialMm, passes, excursion, rebootAfterPass);
    }

    Stop withPasses(int count) {
        return new Stop(pen, area, zone, dialMm, count, excursion, rebootAfterPass);
    }

    Stop withRebootAfter(int pass) {
        return new Stop(pen, area, zone, dialMm, passes, excursion, pass);
    }
}
