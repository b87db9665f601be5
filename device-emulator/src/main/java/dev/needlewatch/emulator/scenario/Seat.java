package dev.needlewatch.emulator.scenario;

/**
 * Where a chair stands.
 *
 * @param chair its number in the scenario, from 0
 * @param firstPen the number of its first pen in the clinic, from 1
 * @param pens how many pens lie beside it
 */
record Seat(String clinic, int chair, int firstPen, int pens) {
    String pen(int index) {
        return "pen-" + (firstPen + index);
    }
}
