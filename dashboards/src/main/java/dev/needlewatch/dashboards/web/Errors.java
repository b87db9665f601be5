package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.StoreAwayException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into one clear line: JSON for programs, a page for people. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Assets assets;

    Errors(Assets assets) {
        this.assets = assets;
    }

    void refused(HttpResponseException e, Context request) {
        String accept = Objects.requireNonNullElse(request.header("Accept"), "");
        request.status(e.getStatus());
        if (e.getStatus() == 404
                && accept.contains("text/html")
                && !request.path().startsWith("/api/")) {
            assets.page(request, "not-found.html");
        } else {
            request.json(Map.of("error", Objects.requireNonNullElse(e.getMessage(), "refused")));
        }
    }

    void storeAway(StoreAwayException e, Context request) {
        LOG.warn("history is away: {}", e.getMessage());
        request.status(503)
                .json(Map.of("error", Objects.requireNonNullElse(e.getMessage(), "store away")));
    }

    void unexpected(Exception e, Context request) {
        LOG.error("{} {} failed", request.method().name(), request.path(), e);
        request.status(500).json(Map.of("error", "this is a fault of the server; it is logged"));
    }
}
