package dev.needlewatch.standalone.demo;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.EnumSet;
import java.util.Set;

/** The alarm codes the system decides so far and the oracle judges. */
public final class DemoCodes {
    /** Every alarm of these must be expected, and every expected one must come. */
    public static final Set<AlarmCode> JUDGED = Set.copyOf(EnumSet.allOf(AlarmCode.class));

    private DemoCodes() {}
}
