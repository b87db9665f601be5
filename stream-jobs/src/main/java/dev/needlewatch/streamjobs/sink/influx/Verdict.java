package dev.needlewatch.streamjobs.sink.influx;

/** What the store's answer to a batch means, and so what to do next. */
enum Verdict {
    /** All of it is stored. */
    STORED,
    /** A line of it is wrong, and will be wrong the next time too. */
    BAD_DATA,
    /** More than the store takes in one piece. */
    TOO_LARGE,
    /** Token, bucket or address are wrong: a person must change something. */
    CONFIGURATION,
    /** The store is away or busy: the same batch may well be taken later. */
    RETRY;

    /** The status that stands for "no answer at all". */
    static final int NO_ANSWER = 0;

    /** Judges an HTTP status; {@link #NO_ANSWER} where none came. */
    static Verdict of(int status) {
        if (status >= 200 && status < 300) {
            return STORED;
        }
        return switch (status) {
            case 400, 422 -> BAD_DATA;
            case 413 -> TOO_LARGE;
            case 408, 425, 429 -> RETRY;
            default -> status >= 300 && status < 500 ? CONFIGURATION : RETRY;
        };
    }
}
