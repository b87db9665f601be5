package dev.needlewatch.emulator.therapist;

import org.jspecify.annotations.Nullable;

/**
 * One place on the way through a session.
 *
 * @param pen which of the session's pens works here, from 0
 * @param area null where the therapist forgets to say
 * @param arrivesMm what the dial is still set to for the first half second
 * @param dialMm what the dial is set to
 * @param passes how many passes
 * @param rebootAfterPass the pen restarts after this pass; 0 for never
 */
record Stop(
        int pen,
        @Nullable String area,
        String zone,
        double arrivesMm,
        double dialMm,
        int passes,
        @Nullable Excursion excursion,
        int rebootAfterPass) {

    static Stop at(@Nullable String area, String zone, double dialMm, int passes) {
        return new Stop(0, area, zone, dialMm, dialMm, passes, null, 0);
    }

    Stop with(Excursion mishap) {
        return new Stop(pen, area, zone, arrivesMm, dialMm, passes, mishap, rebootAfterPass);
    }

    Stop arrivingAt(double mm) {
        return new Stop(pen, area, zone, mm, dialMm, passes, excursion, rebootAfterPass);
    }

    Stop withPen(int other) {
        return new Stop(other, area, zone, arrivesMm, dialMm, passes, excursion, rebootAfterPass);
    }

    Stop withPasses(int count) {
        return new Stop(pen, area, zone, arrivesMm, dialMm, count, excursion, rebootAfterPass);
    }

    Stop withRebootAfter(int pass) {
        return new Stop(pen, area, zone, arrivesMm, dialMm, passes, excursion, pass);
    }

    boolean arrivesTooDeep() {
        return arrivesMm > dialMm;
    }
}
