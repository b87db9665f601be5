package dev.needlewatch.emulator.verdict;

import java.util.List;

/**
 * What the interlock told the pens.
 *
 * @param halts how many times a pen was told to halt
 * @param resumes how many times one was told that it may go on
 * @param faults what is wrong with that, a line each
 */
public record Halts(int halts, int resumes, List<String> faults) {
    public Halts {
        faults = List.copyOf(faults);
    }
}
