package dev.needlewatch.ingest.bench;

/** Reads what is published and tells the tally. */
interface Reader extends AutoCloseable {
    /** Throws if it has failed. */
    void check() throws Exception;

    /** Returns when it has acknowledged all it has seen. */
    void settle() throws Exception;

    /** Checkpoints completed so far; 0 where there are none. */
    long checkpoints();

    /** Ends reading and has the broker forget the session. */
    @Override
    void close() throws Exception;
}
