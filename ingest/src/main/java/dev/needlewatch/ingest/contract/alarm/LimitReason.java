package dev.needlewatch.ingest.contract.alarm;

import dev.needlewatch.ingest.contract.WireName;

/** What bound the limit that an alarm was judged by. */
public enum LimitReason implements WireName {
    TREATMENT,
    AREA,
    TEST_AREA,
    SKIN
}
