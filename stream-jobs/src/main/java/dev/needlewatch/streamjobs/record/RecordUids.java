package dev.needlewatch.streamjobs.record;

/**
 * The record job's operators: uids, by which savepoints find their state again and which therefore
 * never change, and names for people.
 */
final class RecordUids {
    static final String SOURCE = "record-source";
    static final String SOURCE_NAME = "MQTT: pens and alarm events";

    static final String DECODE = "record-decode";
    static final String DECODE_NAME = "decode";

    static final String LIMITS = "record-limits";
    static final String LIMITS_NAME = "limits";

    static final String PENS = "record-pens";
    static final String PENS_NAME = "ledgers of pens";

    static final String ACCOUNTS = "record-accounts";
    static final String ACCOUNT_POINTS = "record-account-points";
    static final String ACCOUNT_POINTS_NAME = "points of accounts";

    static final String FOLD = "record-fold";
    static final String FOLD_NAME = "fold to seconds";

    static final String SINK = "record-sink";
    static final String SINK_NAME = "line protocol";

    private RecordUids() {}
}
