package dev.needlewatch.emulator.verdict;

import dev.needlewatch.emulator.verdict.Matching.Expectation;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The verdict on one code.
 *
 * @param expected how many had to come
 * @param optional how many more might
 * @param raised how many came
 * @param missed had to come and did not
 * @param falseAlarms came and should not have
 * @param late came, but too late
 * @param wrong came, but with something wrong about them, lateness included
 */
public record CodeTally(
        int expected, int optional, int raised, int missed, int falseAlarms, int late, int wrong) {

    static Map<AlarmCode, CodeTally> of(List<Expectation> expected, Matching matching) {
        Map<AlarmCode, CodeTally> tallies = new TreeMap<>();
        Stream.concat(
                        expected.stream().map(e -> e.alarm().code()),
                        matching.unexpected().stream().map(alarm -> alarm.code()))
                .distinct()
                .forEach(code -> tallies.put(code, tally(code, expected, matching)));
        return tallies;
    }

    private static CodeTally tally(AlarmCode code, List<Expectation> expected, Matching matching) {
        int required = count(expected, e -> e.alarm().code() == code && e.alarm().required());
        int all = count(expected, e -> e.alarm().code() == code);
        int falseAlarms = count(matching.unexpected(), a -> a.code() == code);
        int paired = count(matching.pairs(), p -> p.raised().first().code() == code);
        return new CodeTally(
                required,
                all - required,
                paired + falseAlarms,
                count(matching.missed(), a -> a.code() == code),
                falseAlarms,
                count(matching.pairs(), p -> p.late() && p.expectation().alarm().code() == code),
                count(matching.faults(), f -> f.alarm().code() == code));
    }

    private static <T> int count(List<T> all, Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }
}
