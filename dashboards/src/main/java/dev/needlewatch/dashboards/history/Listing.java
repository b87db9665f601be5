package dev.needlewatch.dashboards.history;

import java.util.List;

/**
 * A bounded answer.
 *
 * @param cut whether there was more than is listed
 */
public record Listing<T>(List<T> rows, boolean cut) {
    public Listing {
        rows = List.copyOf(rows);
    }

    /** The first rows of many. */
    public static <T> Listing<T> first(int most, List<T> rows) {
        return new Listing<>(rows.subList(0, Math.min(most, rows.size())), rows.size() > most);
    }
}
