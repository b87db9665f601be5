package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds readings to one point per second, pen, area and zone. Pure: time comes in, points go out,
 * all memory is the state it is given.
 *
 * <p>A second is written when the pen's next one begins, or {@value #WRITE_AFTER_MS} ms of wall
 * time after something new came into it; it is written again if a late reading changes it. {@value
 * #FORGET_AFTER_MS} ms after its last reading it is forgotten. There is no watermark: one pen's
 * wrong clock neither holds nor drops what another says.
 */
final class SecondFold {
    static final long WRITE_AFTER_MS = 2_000;
    static final long FORGET_AFTER_MS = 10_000;

    /** A pen that empties its memory after a gap may fill many seconds at once. */
    private static final int MOST_BUCKETS = 64;

    private static final int MOST_FORGOTTEN = 64;

    private final FoldState state;
    private final LimitsTable limits;
    private final Consumer<Point> out;

    /**
     * A fold of a state.
     *
     * @param limits those in force in the clinic
     */
    SecondFold(FoldState state, LimitsTable limits, Consumer<Point> out) {
        this.state = state;
        this.limits = limits;
        this.out = out;
    }

    /** Takes a message at wall time {@code now}. */
    Settled take(PenEvent event, long now) {
        state.clinic = event.clinic();
        state.session = event.session();
        state.lastMessageAt = now;
        PenMessage message = event.message();
        PenFold pen = state.pens.computeIfAbsent(event.pen(), id -> new PenFold());
        if (message instanceof Reading reading) {
            return pen.readings.seeNew(reading.boot(), reading.seq())
                    ? fold(event, pen, reading, now)
                    : Settled.DUPLICATE;
        } else if (message instanceof SessionEvent session) {
            if (!pen.events.seeNew(session.boot(), session.seq())) {
                return Settled.DUPLICATE;
            }
            return state.apply(session, event.arrivedAt(), now);
        } else if (message instanceof LogLine line) {
            if (!pen.lines.seeNew(line.boot(), line.seq())) {
                return Settled.DUPLICATE;
            }
            out.accept(DevicePoints.log(event, line));
            return Settled.ACCEPTED;
        }
        throw new IllegalStateException("a pen's status is of no session: " + message);
    }

    /** Writes what is due at wall time {@code now}, and forgets what was not touched for long. */
    void due(long now) {
        for (Map.Entry<String, PenFold> entry : state.pens.entrySet()) {
            PenFold pen = entry.getValue();
            for (SecondBucket bucket : pen.buckets) {
                if (bucket.dueAt != 0 && bucket.dueAt <= now) {
                    write(entry.getKey(), bucket);
                }
            }
            for (Iterator<SecondBucket> each = pen.buckets.iterator(); each.hasNext(); ) {
                SecondBucket bucket = each.next();
                if (bucket.dueAt == 0 && pen.forgetAt(bucket) <= now) {
                    each.remove();
                    pen.forgotten.add(bucket.second / 1_000, MOST_FORGOTTEN);
                }
            }
        }
        if (state.tally.dueAt != 0 && state.tally.dueAt <= now) {
            writeSession();
        }
        if (state.tally.soFarDueAt != 0 && state.tally.soFarDueAt <= now) {
            writeSoFar();
        }
    }

    /** Counts a change of one of the session's alarms at wall time {@code now}. */
    void alarm(Point change, long now) {
        state.tally.alarm(change, now);
    }

    /** Writes the row of a session that nobody closed. */
    void abandon() {
        if (state.opened && !state.closed) {
            state.tally.abandoned();
            writeSession();
        }
    }

    private void writeSession() {
        Long openedAt = state.tally.openedAt;
        Long closedAt = state.tally.closedAt;
        state.tally.dueAt = 0;
        if (openedAt != null && closedAt != null) {
            out.accept(SessionPoints.ended(state, openedAt, closedAt));
        }
    }

    private void writeSoFar() {
        Long openedAt = state.tally.openedAt;
        state.tally.soFarDueAt = 0;
        if (openedAt != null) {
            out.accept(SessionPoints.soFar(state, openedAt));
        }
    }

    /** The wall time at which {@link #due} has something to do; far off if nothing waits. */
    long nextDue() {
        long next = Math.min(orNever(state.tally.dueAt), orNever(state.tally.soFarDueAt));
        for (PenFold pen : state.pens.values()) {
            for (SecondBucket bucket : pen.buckets) {
                next = Math.min(next, bucket.dueAt != 0 ? bucket.dueAt : pen.forgetAt(bucket));
            }
        }
        return next;
    }

    private static long orNever(long dueAt) {
        return dueAt == 0 ? Long.MAX_VALUE : dueAt;
    }

    private Settled fold(PenEvent event, PenFold pen, Reading reading, long now) {
        String penId = event.pen();
        long second = Math.floorDiv(reading.at(), 1_000L) * 1_000;
        boolean newest = pen.isNewest(reading.boot(), reading.seq());
        if (newest) {
            pen.newestBoot = reading.boot();
            pen.newestSeq = reading.seq();
            pen.newestAt = reading.at();
            pen.newestWallAt = event.arrivedAt();
            if (second != pen.currentSecond) {
                pen.currentSecond = second;
                writeAll(penId, pen);
            }
        } else if (pen.forgotten.contains(second / 1_000)) {
            return Settled.TOO_LATE; // a new bucket would replace the whole second by this part
        }
        SecondBucket bucket = removeOrBegin(pen, second, reading);
        bucket.add(reading);
        bucket.bind(reading, limit(reading));
        state.tally.add(penId, reading, now);
        bucket.touchedAt = now;
        if (bucket.dueAt == 0) {
            bucket.dueAt = now + WRITE_AFTER_MS;
        }
        pen.buckets.add(bucket);
        if (pen.buckets.size() > MOST_BUCKETS) {
            SecondBucket eldest = pen.buckets.remove(0);
            if (eldest.dueAt != 0) {
                write(penId, eldest);
            }
            pen.forgotten.add(eldest.second / 1_000, MOST_FORGOTTEN);
        }
        return Settled.ACCEPTED;
    }

    private SecondBucket removeOrBegin(PenFold pen, long second, Reading reading) {
        String area = areaTag(reading.area());
        String zone = reading.zone() == null ? "" : reading.zone();
        String treatment = state.declaration().treatment().wire();
        for (int i = pen.buckets.size() - 1; i >= 0; i--) {
            SecondBucket bucket = pen.buckets.get(i);
            if (bucket.holds(second, area, zone) && bucket.treatment.equals(treatment)) {
                return pen.buckets.remove(i);
            }
        }
        SecondBucket bucket = new SecondBucket();
        bucket.second = second;
        bucket.area = area;
        bucket.zone = zone;
        bucket.treatment = treatment;
        return bucket;
    }

    /** What the safety job's rules judge it by. */
    private EffectiveLimit limit(Reading reading) {
        return EffectiveLimit.of(state.declaration(), limits.area(reading.area()));
    }

    /** The name of an area of the table; {@code unknown} for what a pen may make up. */
    static String areaTag(@Nullable String area) {
        return area != null && LimitsTable.DEFAULTS.areas().containsKey(area)
                ? area
                : LimitsTable.UNKNOWN;
    }

    private void writeAll(String penId, PenFold pen) {
        for (SecondBucket bucket : pen.buckets) {
            if (bucket.dueAt != 0) {
                write(penId, bucket);
            }
        }
    }

    private void write(String penId, SecondBucket bucket) {
        bucket.dueAt = 0;
        long needlingMs = bucket.needlingMs();
        state.tally.addNeedling(needlingMs - bucket.writtenNeedlingMs);
        bucket.writtenNeedlingMs = needlingMs;
        out.accept(SecondPoints.of(state, penId, bucket));
    }
}
