package dev.needlewatch.ingest.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What CompletableFuture lacks: another failure for a failure. */
final class Futures {
    private Futures() {}

    /** The same future, its failure put through {@code mapping} and never wrapped. */
    static <T> CompletableFuture<T> mapFailure(
            CompletableFuture<T> future, UnaryOperator<Throwable> mapping) {
        CompletableFuture<T> mapped = new CompletableFuture<>();
        var unused =
                future.whenComplete(
                        (value, failure) -> {
                            if (failure == null) {
                                mapped.complete(value);
                            } else {
                                mapped.completeExceptionally(mapping.apply(failure));
                            }
                        });
        return mapped;
    }
}
