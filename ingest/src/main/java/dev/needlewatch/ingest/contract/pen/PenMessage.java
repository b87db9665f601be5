package dev.needlewatch.ingest.contract.pen;

/** Whatever a pen (or a tablet in its name) publishes. */
public sealed interface PenMessage permits Sequenced, PenStatus {
    /** Counts the pen's restarts, from 0. */
    long boot();

    /** The pen's own time, milliseconds since the Unix epoch. */
    long at();
}
