package dev.needlewatch.streamjobs.safety.flow;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A high-priority alarm that nobody acknowledged stands for a pen, or no longer does; only in
 * clinics that want the interlock.
 *
 * @param pen a pen the alarm concerns
 * @param at wall time of the change, ms since the Unix epoch
 * @param unknown whether no state knows the alarm any more: nor may the interlock know its halt
 */
public record HighAlarm(
        String clinic, String pen, String alarm, boolean stands, long at, boolean unknown) {
    /** What Flink writes it down with. */
    public static final TypeInformation<HighAlarm> TYPE = TypeInformation.of(HighAlarm.class);

    /** An alarm whose session knows it. */
    public HighAlarm(String clinic, String pen, String alarm, boolean stands, long at) {
        this(clinic, pen, alarm, stands, at, false);
    }

    /** The key of the pen's interlock. */
    public String key() {
        return clinic + "/" + pen;
    }
}
