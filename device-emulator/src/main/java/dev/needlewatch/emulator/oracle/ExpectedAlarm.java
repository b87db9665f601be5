package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that must come, or may come.
 *
 * @param priorities the priorities it may be raised with; more than one only where the contract
 *     leaves it open
 * @param limit what the value is held against, mm or passes
 * @param reason what bound the limit; null where the contract does not say
 * @param latches whether its signal must outlast its condition
 * @param since the pen's time of the first offending reading
 * @param trigger the reading that completes the condition; the alarm cannot come before it
 * @param required false if it may as well not come, because values lie within tolerance of a
 *     threshold or the contract leaves it open
 */
public record ExpectedAlarm(
        String clinic,
        String session,
        AlarmCode code,
        Place place,
        Set<Priority> priorities,
        double limit,
        @Nullable LimitReason reason,
        boolean latches,
        long since,
        ReadingRef trigger,
        boolean required) {

    ExpectedAlarm asOptional() {
        return new ExpectedAlarm(
                clinic,
                session,
                code,
                place,
                priorities,
                limit,
                reason,
                latches,
                since,
                trigger,
                false);
    }

    /** One line for a person. */
    public String describe() {
        return clinic
                + " "
                + session
                + " "
                + code
                + " "
                + place
                + " limit "
                + limit
                + " "
                + priorities
                + (reason == null ? "" : " by " + reason.wire());
    }
}
