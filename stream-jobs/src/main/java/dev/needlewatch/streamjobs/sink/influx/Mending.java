package dev.needlewatch.streamjobs.sink.influx;

/** Says what a person must change for the store to take our points. */
final class Mending {
    private Mending() {}

    static String whatTo(InfluxSettings settings, Answer answer) {
        if (answer.verdict() == Verdict.DISTRUSTED) {
            return settings.url() + ": " + answer.detail();
        }
        String what =
                switch (answer.status()) {
                    case 401 -> "give a valid token for " + settings.url();
                    case 403 -> "give a token that may write to bucket " + settings.bucket();
                    case 404 ->
                            "create bucket "
                                    + settings.bucket()
                                    + " in organization "
                                    + settings.org()
                                    + ", or correct the url "
                                    + settings.url();
                    default -> "correct the url " + settings.url() + ": no InfluxDB answers there";
                };
        return what + " (status " + answer.status() + ": " + answer.detail() + ")";
    }
}
