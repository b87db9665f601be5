package dev.needlewatch.ingest.contract.clinic;

import java.util.Map;
import java.util.Objects;

/**
 * A job's books: what it has counted since its state began. An addition to the contract, of no use
 * to pens and screens.
 *
 * @param at wall time they were told, ms since the Unix epoch, whole seconds
 * @param job the job's name
 * @param counts by counter; each only grows as long as the job's state is kept
 */
public record JobAccounts(long at, String job, Map<String, Long> counts) {
    /** The "clinic" they are told under: they are of all clinics. */
    public static final String CLINIC = "needlewatch";

    public JobAccounts {
        Objects.requireNonNull(job, "job"); // JSON keeps no promise about nulls
        counts = Map.copyOf(counts);
    }
}
