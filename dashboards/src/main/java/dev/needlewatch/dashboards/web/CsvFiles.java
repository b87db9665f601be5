package dev.needlewatch.dashboards.web;

import io.javalin.http.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hands out a file of comma-separated values. */
final class CsvFiles {
    private CsvFiles() {}

    /** Sends it; the name holds nothing but what ids may hold. */
    static void send(Context request, Csv csv, String name) {
        request.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        request.contentType("text/csv; charset=utf-8");
        request.result(csv.toString());
    }

    /** A name with the clinic's, if there is one. */
    static String named(String what, @Nullable String clinic) {
        return clinic == null ? what : what + "-" + clinic;
    }

    /** A last row that says so when the answer was cut. */
    static void sayIfCut(Csv csv, boolean cut, int most) {
        if (cut) {
            csv.row("cut: there is more than these " + most + " rows; choose a shorter period");
        }
    }

    /** A moment in UTC; null stays nothing. */
    static @Nullable Instant moment(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }
}
