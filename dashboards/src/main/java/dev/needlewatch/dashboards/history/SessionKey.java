package dev.needlewatch.dashboards.history;

/** A session within its clinic. */
record SessionKey(String clinic, String session) {
    static SessionKey of(Row row) {
        return new SessionKey(row.textOr("clinic", ""), row.textOr("session", ""));
    }
}
