package dev.needlewatch.ingest.contract;

/** The topics of the contract, each with its template. This is the only place that spells them. */
public enum TopicKind {
    READING("pens/{id}/reading", false),
    SESSION("pens/{id}/session", false),
    STATUS("pens/{id}/status", true),
    LOG("pens/{id}/log", false),
    COMMAND("pens/{id}/command", false),
    /** The system to itself, the way pens' readings come: whether it hears them. */
    PROBE("pens/{id}/probe", false),
    /** The system to itself, likewise: an alarm that stands at the broker and nobody knows. */
    STANDING("pens/{id}/standing", false),
    ALARM("alarms/{id}", true),
    ALARM_EVENTS("alarm-events", false),
    ALARM_COMMANDS("alarm-commands", false),
    SNAPSHOT("sessions/{id}", true),
    MONITORING("monitoring", false),
    LIMITS("limits", true),
    LIMITS_APPLIED("limits/applied", true),
    REJECTED("rejected", false),
    /** The safety job's books, for the record job; of the system as a whole, not of a clinic. */
    ACCOUNTS("accounts", false);

    /** What every topic begins with; the version is the contract's. */
    public static final String ROOT = "needling/v1/";

    private final String template;
    private final boolean retained;

    TopicKind(String template, boolean retained) {
        this.template = template;
        this.retained = retained;
    }

    /** The part of the topic after the clinic, with {@code {id}} where an identifier stands. */
    public String template() {
        return template;
    }

    /** Whether messages on this topic are published with the retain flag. */
    public boolean retained() {
        return retained;
    }

    /** Whether an identifier (pen, alarm or session) stands in the topic. */
    public boolean hasId() {
        return template.contains("{id}");
    }

    /** The MQTT topic filter for every clinic (and pen, alarm or session). */
    public String filter() {
        return ROOT + "+/" + template.replace("{id}", "+");
    }

    /** The MQTT topic filter for one clinic. */
    public String filter(String clinic) {
        return ROOT + clinic + "/" + template.replace("{id}", "+");
    }
}
