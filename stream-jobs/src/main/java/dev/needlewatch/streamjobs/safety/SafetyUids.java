package dev.needlewatch.streamjobs.safety;

/** The uids of the safety job's operators: state is found again by them, so they never change. */
final class SafetyUids {
    static final String SOURCE = "safety-source";
    static final String DECODE = "safety-decode";
    static final String STANDING = "safety-standing";
    static final String DECODE_STANDING = "safety-decode-standing";
    static final String LIMITS = "safety-limits";
    static final String PENS = "safety-pens";
    static final String ROLL = "safety-roll";
    static final String CLIENTS = "safety-clients";
    static final String CARTRIDGES = "safety-cartridges";
    static final String SESSIONS = "safety-sessions";
    static final String CLINICS = "safety-clinics";
    static final String INTERLOCK = "safety-interlock";
    static final String ACCOUNTS = "safety-accounts";
    static final String ACCOUNTS_PUBLISHED = "safety-accounts-published";
    static final String ALARM_SINK = "safety-alarm-sink";
    static final String NOTICE_SINK = "safety-notice-sink";

    private SafetyUids() {}
}
