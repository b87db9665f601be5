package dev.needlewatch.ingest.contract.pen;

/** A message that is counted: (boot, seq) names it once and for all among those of its pen. */
public sealed interface Sequenced extends PenMessage permits Reading, SessionEvent, LogLine {
    /** From 0 at each boot, shared by readings, session events and log lines of the pen. */
    long seq();
}
