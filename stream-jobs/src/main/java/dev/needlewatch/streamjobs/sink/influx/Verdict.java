package dev.needlewatch.streamjobs.sink.influx;

/** What the store's answer to a batch means, and so what to do next. */
enum Verdict {
    /** All of it is stored. */
    STORED(Remedy.NONE),
    /** A line of it is wrong, and will be wrong the next time too. */
    BAD_DATA(Remedy.HALVE),
    /** More than the store takes in one piece. */
    TOO_LARGE(Remedy.HALVE),
    /** The token is missing, wrong, or may not write there. */
    DENIED(Remedy.MEND),
    /** No such bucket or organization. */
    NOT_FOUND(Remedy.MEND),
    /** A certificate, the store's or ours, does not hold. */
    DISTRUSTED(Remedy.MEND),
    /** Any other answer of a server that is no InfluxDB. */
    MISDIRECTED(Remedy.MEND),
    /** The store asks for less. */
    BUSY(Remedy.WAIT),
    /** The store has a fault. */
    BROKEN(Remedy.WAIT),
    /** No answer in time. Whether the batch is stored is not known; it may be sent again. */
    TIMED_OUT(Remedy.WAIT),
    /** No connection, or one that broke. */
    UNREACHABLE(Remedy.WAIT);

    /** What helps. */
    enum Remedy {
        NONE,
        /** Send halves, until the line at fault stands alone. */
        HALVE,
        /** A person must change something. */
        MEND,
        /** The same batch may well be taken later. */
        WAIT
    }

    /** The status that stands for "no answer at all". */
    static final int NO_ANSWER = 0;

    /** The status that stands for "no answer in time". */
    static final int NO_ANSWER_IN_TIME = -1;

    /** The status that stands for "a certificate does not hold". */
    static final int NO_TRUST = -2;

    private final Remedy remedy;

    Verdict(Remedy remedy) {
        this.remedy = remedy;
    }

    Remedy remedy() {
        return remedy;
    }

    /** Judges an HTTP status, or one of the three that stand for none. */
    static Verdict of(int status) {
        if (status >= 200 && status < 300) {
            return STORED;
        }
        return switch (status) {
            case NO_ANSWER -> UNREACHABLE;
            case NO_ANSWER_IN_TIME -> TIMED_OUT;
            case NO_TRUST -> DISTRUSTED;
            case 400, 422 -> BAD_DATA;
            case 401, 403 -> DENIED;
            case 404 -> NOT_FOUND;
            case 413 -> TOO_LARGE;
            case 408, 425, 429 -> BUSY;
            default -> status >= 300 && status < 500 ? MISDIRECTED : BROKEN;
        };
    }
}
