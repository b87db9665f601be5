package dev.needlewatch.ingest.contract.clinic;

import dev.needlewatch.ingest.contract.WireName;

/** Why a payload could not be used. */
public enum RejectReason implements WireName {
    NOT_JSON,
    TOO_LARGE,
    MISSING_MEMBER,
    WRONG_TYPE,
    BAD_ID,
    INVALID_VALUE,
    IMPLAUSIBLE,
    UNKNOWN_TOPIC,
    SESSION_OPEN,
    SESSION_CLOSED,
    UNKNOWN_ALARM,
    ALREADY_ACKNOWLEDGED,
    LIMITS_INVALID
}
