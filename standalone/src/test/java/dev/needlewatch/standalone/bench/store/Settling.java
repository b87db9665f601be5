package dev.needlewatch.standalone.bench.store;

import dev.needlewatch.dashboards.history.History;
import java.time.Duration;
import org.awaitility.Awaitility;

/** QuestDB applies what it took a little later: waits until the last that was written is there. */
final class Settling {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Settling() {}

    static void await(BenchStore store, String lastClinic, History history) {
        Awaitility.await(store.title() + " shows the session written last")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(
                        () ->
                                !history.session(lastClinic, Clinics.session(1, 0))
                                        .points()
                                        .isEmpty());
    }
}
