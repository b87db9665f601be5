package dev.needlewatch.emulator.scenario;

/**
 * A clinic of a scenario.
 *
 * @param clinic its address
 * @param singleChairs chairs with one pen each
 * @param doubleChairs chairs with two pens each
 */
public record ClinicPlan(String clinic, int singleChairs, int doubleChairs) {
    /** How many chairs it has. */
    public int chairs() {
        return singleChairs + doubleChairs;
    }

    /** How many pens it has. */
    public int pens() {
        return singleChairs + 2 * doubleChairs;
    }
}
