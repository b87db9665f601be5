package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.ingest.contract.Ids;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks of the past; anything out of bounds is a 400 with one line. */
final class Asked {
    private static final Duration USUAL = Duration.ofDays(30);

    private Asked() {}

    /** Clinic, begin and end; the last 30 days of all clinics unless told otherwise. */
    static Scope scope(Context request, Clock clock) {
        return new Scope(clinic(request), period(request, clock));
    }

    static Period period(Context request, Clock clock) {
        Period usual = Period.recent(USUAL, clock);
        try {
            return new Period(
                    milliseconds(request, "from", usual.from()),
                    milliseconds(request, "to", usual.to()));
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("'from' and 'to' are milliseconds since 1970");
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        }
    }

    static AlarmFilter filter(Context request) {
        return new AlarmFilter(
                value(request, "code", Ids::isName),
                value(request, "priority", Ids::isName),
                value(request, "area", Ids::isName),
                value(request, "therapist", Ids::isName),
                value(request, "pen", Ids::isAddress));
    }

    /** The time zone that days are told in; UTC unless told otherwise. */
    static ZoneId zone(Context request) {
        String zone = request.queryParam("zone");
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadRequestResponse("'zone' is no time zone");
        }
    }

    private static @Nullable String clinic(Context request) {
        return value(request, "clinic", Ids::isAddress);
    }

    private static @Nullable String value(
            Context request, String name, Predicate<String> wellFormed) {
        String value = request.queryParam(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!wellFormed.test(value)) {
            throw new BadRequestResponse("no such " + name);
        }
        return value;
    }

    private static long milliseconds(Context request, String name, long otherwise) {
        String value = request.queryParam(name);
        return value == null || value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
