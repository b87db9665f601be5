package dev.needlewatch.dashboards.history.store;

/** A session within its clinic: another clinic may use the same name. */
record SessionKey(String clinic, String session) {
    static SessionKey of(Row row) {
        return new SessionKey(row.textOr("clinic", ""), row.textOr("session", ""));
    }
}
