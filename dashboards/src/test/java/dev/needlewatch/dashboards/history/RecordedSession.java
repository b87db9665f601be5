package dev.needlewatch.dashboards.history;

import java.util.Locale;

/** A session as the record job would have written it, as line protocol in milliseconds. */
public final class RecordedSession {
    private RecordedSession() {}

    /** A medical session of so many seconds over two areas, too deep for a while at two thirds. */
    public static String readings(
            String clinic, String session, String pen, long from, int seconds) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < seconds; i++) {
            boolean cheek = i < seconds / 2;
            boolean over = i >= seconds * 2 / 3 && i < seconds * 2 / 3 + 12;
            double set = cheek ? 0.75 : 0.5;
            double depth = (over ? 0.93 : set) + 0.05 * Math.sin(i / 5.0) + 0.02 * ((i * 7) % 5);
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "reading_1s,clinic=%s,pen=%s,area=%s,zone=left,treatment=medical "
                                + "depth_min=%.3f,depth_mean=%.3f,depth_max=%.3f,set_depth=%.2f,"
                                + "limit=%.2f,speed_mean=%.1f,speed_min=6900.0,speed_max=7100.0,passes=%di,needling_ms=1000i,samples=10i,session=\"%s\""
                                + " %d%n",
                            clinic,
                            pen,
                            cheek ? "cheek" : "forehead",
                            depth - 0.1,
                            depth - 0.05,
                            depth,
                            set,
                            cheek ? 1.5 : 0.75,
                            7000 + 60 * Math.sin(i / 9.0),
                            1 + i / 300,
                            session,
                            from + i * 1000L));
        }
        return lines.toString();
    }

    public static String alarm(String clinic, String session, String event, String by, long at) {
        return String.format(
                Locale.ROOT,
                "alarm,clinic=%s,code=DEPTH_ABOVE_LIMIT,kind=safety,priority=high,area=forehead,event=%s"
                    + " id=\"a-1\",session=\"%s\",pen=\"pen-3\",therapist=\"t-12\",value=0.99,limit=0.75,reason=\"area\",presence=\"on\",message=\"Depth"
                    + " 0.99 mm is above 0.75 mm for forehead (medical, rejuvenation)\"%s %d%n",
                clinic,
                event,
                session,
                by == null ? "" : ",by=\"" + by + "\"",
                at);
    }
}
