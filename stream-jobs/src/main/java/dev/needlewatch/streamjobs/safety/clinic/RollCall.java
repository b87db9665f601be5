package dev.needlewatch.streamjobs.safety.clinic;

import dev.needlewatch.streamjobs.safety.flow.LimitsReport;

/**
 * Counts the instances of the session operator that judge by a document. An instance reports in
 * order, so what counts is the last that each said; after a rescaling those that are no more are
 * not waited for.
 */
final class RollCall {
    private RollCall() {}

    /** Notes a report; true once all instances agree on what they did not agree on before. */
    static boolean complete(WatchedClinic clinic, LimitsReport report) {
        clinic.reports.keySet().removeIf(subtask -> subtask >= report.parallelism());
        clinic.reports.put(report.subtask(), report);
        if (clinic.reports.size() < report.parallelism()
                || !clinic.reports.values().stream().allMatch(report::agreesWith)) {
            return false;
        }
        LimitsReport before = clinic.agreed;
        clinic.agreed = report;
        return before == null || !before.agreesWith(report);
    }

    /** Whether a report is about the document that was agreed on before. */
    static boolean sameDocument(LimitsReport before, LimitsReport report) {
        return before.version().equals(report.version())
                && before.arrivedAt() == report.arrivedAt();
    }
}
