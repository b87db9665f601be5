package dev.needlewatch.emulator.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a broker answers. */
public final class Answers {
    /** How long a broker is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private Answers() {}

    /**
     * Waits for all of them.
     *
     * @param what was asked for, in words: {@code connect to tcp://host:1883}
     * @throws IllegalStateException if one fails, or does not come within {@link #PATIENCE}
     */
    public static void await(List<? extends CompletableFuture<?>> all, String what) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            String why =
                    e.getCause() instanceof TimeoutException
                            ? "no answer within " + PATIENCE.toSeconds() + " s"
                            : String.valueOf(e.getCause());
            throw new IllegalStateException("could not " + what + ": " + why, e);
        }
    }
}
