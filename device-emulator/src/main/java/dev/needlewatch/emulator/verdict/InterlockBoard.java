package dev.needlewatch.emulator.verdict;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds halts and resumes against the alarms that came. By the contract they are sent only in
 * clinics whose limits ask for the interlock, and each names an alarm; what a "halt" that did not
 * come for an alarm of high priority would be good for, it need not say. Not thread-safe.
 */
final class InterlockBoard {
    /** A high alarm that calls for so long must have halted a pen. */
    private static final long HALT_NANOS = 2_000_000_000L;

    /** A pen may go on so long after nothing holds it any more. */
    private static final long RESUME_NANOS = 5_000_000_000L;

    /** Words and alarms come by different ways, and so much may they overtake one another. */
    private static final long ORDER_NANOS = 1_000_000_000L;

    /** Since when the limits of a clinic ask for it. */
    private final Map<String, Long> clinics = new HashMap<>();

    private final Map<String, Calling> calling = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();

    /** A high alarm: from when to when it called for somebody. */
    private record Calling(Alarm alarm, long from, long until) {}

    /** A word to a pen. */
    private record Told(String clinic, String pen, PenCommand command, long nanos) {
        boolean halts() {
            return command.action() == PenAction.HALT;
        }

        boolean to(Told other) {
            return clinic.equals(other.clinic) && pen.equals(other.pen);
        }

        @Override
        public String toString() {
            return clinic + " " + pen + " " + command.action() + " for " + command.alarm();
        }
    }

    /** The limits of a clinic ask for the interlock. */
    void interlock(String clinic, long nanos) {
        clinics.putIfAbsent(clinic, nanos);
    }

    void heard(Alarm alarm, long nanos) {
        Calling known = calling.get(alarm.id());
        boolean calls = alarm.presence() == Presence.ON || alarm.presence() == Presence.LATCHED;
        if (known == null && alarm.priority() == Priority.HIGH) {
            calling.put(alarm.id(), new Calling(alarm, nanos, calls ? Long.MAX_VALUE : nanos));
        } else if (known != null && !calls && known.until() == Long.MAX_VALUE) {
            calling.put(alarm.id(), new Calling(alarm, known.from(), nanos));
        }
    }

    void told(String clinic, String pen, PenCommand command, long nanos) {
        told.add(new Told(clinic, pen, command, nanos));
    }

    /** As it stands at a moment. */
    Halts judge(long nowNanos) {
        List<String> faults = new ArrayList<>();
        Map<String, Told> halted = new HashMap<>();
        int halts = 0;
        for (Told each : told) {
            String pen = each.clinic() + "/" + each.pen();
            if (!clinics.containsKey(each.clinic())) {
                faults.add(each + ", where nobody asked for the interlock");
            } else if (each.halts()) {
                halts++;
                halted.put(pen, each);
                if (!calling.containsKey(each.command().alarm())) {
                    faults.add(each + ", which is no alarm of high priority");
                }
            } else if (halted.remove(pen) == null) {
                faults.add(each + ", though it was not halted");
            } else if (calls(each, each.nanos() - ORDER_NANOS, each.nanos() + ORDER_NANOS)) {
                faults.add(each + ", though an alarm still calls");
            }
        }
        halted.values().stream()
                .filter(halt -> halt.nanos() < nowNanos - RESUME_NANOS)
                .filter(halt -> !calls(halt, nowNanos, nowNanos - RESUME_NANOS))
                .forEach(halt -> faults.add(halt + ", and never let go on"));
        calling.values().stream()
                .filter(high -> !halted(high, nowNanos))
                .forEach(high -> faults.add(new Fault(high.alarm(), "no pen halted").toString()));
        return new Halts(halts, told.size() - halts, faults);
    }

    /** Whether any alarm that may hold a pen was there at one moment and called at another. */
    private boolean calls(Told word, long there, long called) {
        return calling.values().stream()
                .filter(high -> high.alarm().clinic().equals(word.clinic()))
                .filter(
                        high ->
                                Objects.equals(high.alarm().pen(), word.pen())
                                        || high.alarm().id().equals(word.command().alarm()))
                .anyMatch(high -> high.from() <= there && called < high.until());
    }

    /** Whether a pen was halted while an alarm called, if it called long enough for that. */
    private boolean halted(Calling high, long nowNanos) {
        Alarm alarm = high.alarm();
        long until = Math.min(high.until(), nowNanos);
        Long since = clinics.get(alarm.clinic());
        if (since == null || high.from() < since || until - high.from() < HALT_NANOS) {
            return true;
        }
        String pen = alarm.pen();
        return told.stream()
                .filter(t -> t.halts() && t.clinic().equals(alarm.clinic()))
                .filter(t -> pen == null || pen.equals(t.pen()))
                .anyMatch(halt -> halt.nanos() <= until && !goneOn(halt, high.from()));
    }

    private boolean goneOn(Told halt, long before) {
        return told.stream()
                .anyMatch(
                        t ->
                                !t.halts()
                                        && t.to(halt)
                                        && t.nanos() > halt.nanos()
                                        && t.nanos() < before);
    }
}
