package dev.needlewatch.dashboards.history.store;

import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AckTimes;
import java.time.ZoneId;
import java.util.List;

/**
 * What the stores do each in its own way. Where their languages agree, readers ask one question of
 * both. Thread-safe.
 */
interface Store {
    /** The rows of an answer; none where the table does not exist yet. */
    List<Row> rows(String question) throws StoreAwayException;

    /** A string literal. */
    String quoted(String text);

    /** The name of the time column in a condition or an order. */
    String time();

    /** What a list of columns begins with so that rows come with their {@code timestamp}. */
    String timeColumn();

    /** The newest rows with these columns and their {@code timestamp}, newest first. */
    List<Row> newest(String columns, Selection rows, int most) throws StoreAwayException;

    /**
     * How many alarms were raised by keys: rows of the keys, priority and {@code n}.
     *
     * @param tags whether all keys are tags, or one is a field
     */
    List<Row> alarmsBy(Selection alarms, List<String> keys, boolean tags) throws StoreAwayException;

    /** How many sessions each therapist had: rows of therapist and {@code n}. */
    List<Row> sessionsByTherapist(Selection sessions) throws StoreAwayException;

    /**
     * How many points there are in parts of days: rows of {@code timestamp}, a moment of that day
     * in the time zone, {@code n} and the tag.
     *
     * @param field one that every point has
     */
    List<Row> inDays(Selection points, String field, String tag, ZoneId zone)
            throws StoreAwayException;

    /** Times of acknowledgements of each priority, without escalations. */
    List<AckTimes> acknowledgeTimes(Selection acknowledged) throws StoreAwayException;

    /**
     * The last that every pen said: rows of clinic, pen, {@code timestamp} and the fields, by
     * clinic and pen.
     */
    List<Row> lastOfPens(Scope scope, List<String> fields, int most) throws StoreAwayException;

    /** The last value of each counter: rows of job, counter, {@code timestamp} and value. */
    List<Row> lastOfCounters(Selection pipeline) throws StoreAwayException;

    /** The clinics a table has points of. */
    List<String> clinicsIn(String table) throws StoreAwayException;

    /** Throws if the store does not answer. */
    void ping() throws StoreAwayException;
}
