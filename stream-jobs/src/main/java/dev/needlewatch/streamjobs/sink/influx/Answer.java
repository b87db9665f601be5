package dev.needlewatch.streamjobs.sink.influx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The store's answer to a batch.
 *
 * @param status HTTP status; {@link Verdict#NO_ANSWER} where none came
 * @param detail one line for a person
 * @param retryAfter the header of that name, seconds or a date; null if there was none
 */
record Answer(int status, String detail, @Nullable String retryAfter) {

    Verdict verdict() {
        return Verdict.of(status);
    }

    /** How long the store asks to be left alone; zero if it does not say, or not so we can read. */
    Duration notBefore(Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        String text = retryAfter.strip();
        if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return Duration.ZERO; // a header we cannot read asks for nothing
        }
    }
}
