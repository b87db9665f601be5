package dev.needlewatch.standalone.bench.store;

import static dev.needlewatch.standalone.bench.store.Clinics.LONG;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.Period;
import dev.needlewatch.dashboards.history.Scope;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.history.alarm.AlarmFilter;
import dev.needlewatch.dashboards.history.alarm.Dimension;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long the data of each history page takes: five times each, the median and the longest. */
final class PageBench {
    private static final int TIMES = 5;
    private static final double MOST_MS = 500;

    /** What a page shows at most. */
    private static final int ROWS = 500;

    static final String HEAD =
            "| store | past | page | rows | median, ms | longest, ms | under 500 |\n"
                    + "|---|---|---|---:|---:|---:|---|\n";

    private final BenchStore store;
    private final Consumer<String> progress;

    PageBench(BenchStore store, Consumer<String> progress) {
        this.store = store;
        this.progress = progress;
    }

    /** What a page asks for; how many rows came. */
    @FunctionalInterface
    private interface Question {
        int ask(History history) throws StoreAwayException;
    }

    private record Page(String name, Question question) {}

    /** A page is a line here, with what the page asks for. */
    private static List<Page> pages(Clinics past) {
        Clock clock = Clock.systemUTC();
        String clinic = past.clinic(past.clinics() / 2);
        String session = Clinics.session(Math.min(3, past.days()), 0);
        Scope year = new Scope(clinic, Period.recent(Duration.ofDays(365), clock));
        Scope month = new Scope(null, Period.recent(Duration.ofDays(30), clock));
        Scope now = new Scope(clinic, Period.recent(Duration.ofHours(12), clock));
        Scope allNow = new Scope(null, now.period());
        return List.of(
                new Page("clinics", history -> history.clinics().size()),
                new Page("sessions of a clinic, a year", h -> h.sessions(year, ROWS).rows().size()),
                new Page("sessions of all, 30 days", h -> h.sessions(month, ROWS).rows().size()),
                new Page("one session", h -> h.session(clinic, session).points().size()),
                new Page("an hour, two pens", h -> h.session(clinic, LONG).points().size()),
                new Page("an open session", h -> h.session(clinic, "s-open").points().size()),
                new Page("sessions of a clinic, now", h -> h.sessions(now, ROWS).rows().size()),
                new Page("sessions of all, now", h -> h.sessions(allNow, ROWS).rows().size()),
                new Page("alarms of a clinic, a year", h -> alarms(h, year, null)),
                new Page("alarms of all, 30 days", h -> alarms(h, month, null)),
                new Page("info alarms of all, 30 days", h -> alarms(h, month, "info")),
                new Page("counts by code, a year", h -> counts(h, year, Dimension.CODE)),
                new Page("counts by area, a year", h -> counts(h, year, Dimension.AREA)),
                new Page("counts by therapist, a year", h -> counts(h, year, Dimension.THERAPIST)),
                new Page("counts by code of all, 30 days", h -> counts(h, month, Dimension.CODE)),
                new Page("days, a year", h -> h.days(year, ZoneOffset.UTC).size()),
                new Page("time to acknowledge, a year", h -> h.acknowledgeTimes(year).size()),
                new Page("counts by pen, a year", h -> counts(h, year, Dimension.PEN)),
                new Page("days of all, 30 days", h -> h.days(month, ZoneOffset.UTC).size()),
                new Page("acknowledged, all, 30 days", h -> h.acknowledgeTimes(month).size()),
                new Page("pens of a clinic, a year", h -> h.pens(year, ROWS).rows().size()),
                new Page("pens of all, 30 days", h -> h.pens(month, ROWS).rows().size()));
    }

    private static int alarms(History history, Scope scope, @Nullable String priority)
            throws StoreAwayException {
        AlarmFilter filter = new AlarmFilter(null, priority, null, null, null);
        return history.alarms(scope, filter, ROWS).rows().size();
    }

    private static int counts(History history, Scope scope, Dimension by)
            throws StoreAwayException {
        return history.tally(scope, by).rows().size();
    }

    /** Writes the past and times every page; rows of the table. */
    String run(String words, Clinics past)
            throws IOException, InterruptedException, StoreAwayException {
        BarePost loop = new BarePost(store);
        past.writeTo(loop);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "%s: %,d points of %s written at %,.0f/s",
                        store.title(),
                        loop.points(),
                        words,
                        loop.pointsPerSecond()));
        History history = StoreHistory.open(store.history(), Clock.systemUTC());
        Settling.await(store, past.clinic(past.clinics() - 1), history);
        StringBuilder rows = new StringBuilder();
        for (Page page : pages(past)) {
            String row = time(words, page, history);
            progress.accept(row.strip());
            rows.append(row);
        }
        return rows.toString();
    }

    private String time(String words, Page page, History history) {
        double[] millis = new double[TIMES];
        int rows = 0;
        for (int i = 0; i < TIMES; i++) {
            long before = System.nanoTime();
            try {
                rows = page.question.ask(history);
            } catch (StoreAwayException e) {
                return String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | | | | no answer: %s |%n",
                        store.title(),
                        words,
                        page.name,
                        e.getMessage());
            }
            millis[i] = (System.nanoTime() - before) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %.0f | %.0f | %s |%n",
                store.title(),
                words,
                page.name,
                rows,
                millis[TIMES / 2],
                millis[TIMES - 1],
                millis[TIMES / 2] < MOST_MS ? "met" : "missed");
    }
}
