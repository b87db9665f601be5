package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.function.Consumer;

/**
 * One event being judged: what is known, what is allowed, and where alarms go.
 *
 * @param table the limits in force
 * @param now wall time of the event, ms since the Unix epoch
 * @param out takes every change of every alarm, in order
 */
record Judgement(SessionState state, LimitsTable table, long now, Consumer<Alarm> out) {
    Owner owner() {
        return new Owner(state.clinic, state.bySession, state.owner);
    }
}
