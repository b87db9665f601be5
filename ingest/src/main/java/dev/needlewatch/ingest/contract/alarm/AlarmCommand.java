package dev.needlewatch.ingest.contract.alarm;

import org.jspecify.annotations.Nullable;

/**
 * What a therapist's screen asks for an alarm.
 *
 * @param alarm the alarm's id
 * @param by who asks, a pseudonym
 * @param at the screen's time, ms since the Unix epoch
 */
public record AlarmCommand(
        String alarm, AlarmAction action, String by, @Nullable String note, long at) {}
