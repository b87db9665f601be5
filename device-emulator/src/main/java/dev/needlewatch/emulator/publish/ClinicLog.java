package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was really published in one clinic, and when. Thread-safe; keeps nothing if nobody is going
 * to judge it.
 */
public final class ClinicLog {
    private final String clinic;
    private final LimitsTable limits;
    private final boolean kept;
    private final List<Published> published = new ArrayList<>();
    private final Set<String> doubtful = new HashSet<>();

    public ClinicLog(String clinic, LimitsTable limits, boolean kept) {
        this.clinic = clinic;
        this.limits = limits;
        this.kept = kept;
    }

    public String clinic() {
        return clinic;
    }

    synchronized void add(Published each) {
        if (kept) {
            published.add(each);
        }
    }

    synchronized void doubt(Set<String> pens) {
        doubtful.addAll(pens);
    }

    /** All of it so far. */
    public synchronized Chronicle chronicle() {
        return new Chronicle(clinic, limits, published, doubtful);
    }
}
