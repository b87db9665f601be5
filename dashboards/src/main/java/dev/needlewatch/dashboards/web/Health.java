package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.live.BoardLoop;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Says whether broker and store are there; 503 without the broker, since then nobody is watched.
 */
final class Health {
    private final BoardLoop loop;
    private final History history;

    Health(BoardLoop loop, History history) {
        this.loop = loop;
        this.history = history;
    }

    void serve(Context request) {
        boolean broker = brokerConnected();
        Map<String, String> health = new LinkedHashMap<>();
        health.put("broker", broker ? "connected" : "away");
        health.put("store", storeReachable() ? "reachable" : "away");
        request.status(broker ? 200 : 503).json(health);
    }

    private boolean brokerConnected() {
        try {
            return loop.ask(board -> board.snapshot().broker().connected())
                    .get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private boolean storeReachable() {
        try {
            history.ping();
            return true;
        } catch (StoreAwayException e) {
            return false;
        }
    }
}
