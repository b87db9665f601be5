package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that must come, or may come.
 *
 * @param session the session it is about; null where a pen or its strayed readings are
 * @param place where on the skin; null where the contract leaves it open
 * @param priorities the priorities it may be raised with; more than one only where the contract
 *     leaves it open
 * @param peak the priority it must rise to in the end; null for none in particular
 * @param limit what the value is held against; null where the contract does not say
 * @param reason what bound the limit; null where the contract does not say
 * @param latches whether its signal must outlast its condition
 * @param since the pen's time of the first offending reading
 * @param slackMs how far the onset named in the alarm may be off {@code since}
 * @param trigger the message that completes the condition
 * @param dueAt wall time at which the condition is complete; the alarm cannot come before it
 * @param endsAt wall time at which the condition is over; null if that is left open
 * @param required false if it may as well not come, because values lie within tolerance of a
 *     threshold or the contract leaves it open
 */
public record ExpectedAlarm(
        String clinic,
        @Nullable String session,
        AlarmCode code,
        @Nullable Place place,
        Set<Priority> priorities,
        @Nullable Priority peak,
        @Nullable Double limit,
        @Nullable LimitReason reason,
        boolean latches,
        long since,
        long slackMs,
        ReadingRef trigger,
        long dueAt,
        @Nullable Long endsAt,
        boolean required) {

    /** The pen it is about, or whose message completes the condition. */
    public String pen() {
        return trigger.pen();
    }

    /** The same as may come. */
    public ExpectedAlarm asOptional() {
        return required ? Expect.like(this).optional().build() : this;
    }

    /** One line for a person. */
    public String describe() {
        return clinic
                + " "
                + (session == null ? trigger.pen() : session)
                + " "
                + code
                + (place == null ? "" : " " + place)
                + (limit == null ? "" : " limit " + limit)
                + " "
                + priorities
                + (reason == null ? "" : " by " + reason.wire());
    }
}
